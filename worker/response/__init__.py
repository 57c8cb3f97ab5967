"""3. Réponse: the reasoned answer, its second reader, compensation, and what follows from it.

`requirements` says what an answer still lacks, `outcomes` and `drafting` make it of the record, `approval` says who
else must read it, `releasing` what happens when it leaves, `compensating` how a compensation goes on. `commands` are
what colleagues type; `promises` keeps every letter to what the record holds.
"""
