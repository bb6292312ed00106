"""Messages to people, mail, news for all staff, reminders, and the shape of a piece of work.

Carries out the telling in article 2.4: what the directie decides is made known to the staff.
"""
