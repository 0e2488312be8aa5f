"""What the reader promises in figures, each measured beside its rival in the same run: `python3 -m benchmarks`."""
