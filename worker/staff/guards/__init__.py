"""Is a colleague's reply for the complainant? Rows that each know one sign that it may be meant for somebody else.

A letter that waits for a word of its writer costs a minute; a remark in the customer's hands is never taken back. So
what gives no sign of being for a customer is asked about too.
"""
