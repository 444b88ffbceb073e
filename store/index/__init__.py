"""Word and vector indexes: disposable, built in generations from the truth."""
