"""The decisions of this chapter, pure: facts in, verdict with reasons and articles out."""
