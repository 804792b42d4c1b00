"""Lines to the parts of a document: healed paragraphs, header and imprint, outline, attachments."""
