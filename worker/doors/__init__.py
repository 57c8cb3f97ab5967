"""The outside world: one adapter per library, each translating that library's errors into ours."""
