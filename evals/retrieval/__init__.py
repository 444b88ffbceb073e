"""Does the search find what people marked as right? Words alone, vectors alone, and ours."""
