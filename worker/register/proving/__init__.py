"""What `complaints verify` looks at, a module for each kind of thing that may have been altered.

`chains` follows the entries of one file, `records` compares what was made of them, `letters`, `ledger` and `others` the
tables beside, `blobs` the shelf. What stands in no entry (absences, tasks, duties) has nothing to be held against.
"""
