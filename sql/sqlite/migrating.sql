-- How a connection behaves while it brings a large store to a newer schema: what is sorted need not fit into memory.
PRAGMA temp_store = FILE;
