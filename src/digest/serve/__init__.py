"""The live preview: `preview` keeps the digest made, `overlay` adds to its pages, `server` shows them to a browser."""
