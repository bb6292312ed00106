"""The decisions of this chapter about its own records, pure: facts in, reasons with articles out."""
