-- What is known of the file $2 of the folder $1?
SELECT feed, path, modified_at, size, hash FROM file WHERE feed = $1 AND path = $2
