"""From canonical text to sentences and passages, with exact offsets."""
