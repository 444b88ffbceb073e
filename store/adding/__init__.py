"""From files on disk to acknowledged documents."""
