"""What every chapter needs and no chapter owns: organisation, transitions, acts, lists, tasks and clock.

Carries out no article itself. No word of the domain lives here.
"""
