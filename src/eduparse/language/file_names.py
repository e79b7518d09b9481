"""How the names of files end that papers bring along: 申报表.docx, 附件.zip."""

FILE_KIND = "(?i:docx?|xlsx?|pptx?|wps|et|pdf|ofd|ceb|rtf|txt|zip|rar|7z)"
FILE_SUFFIX = rf"(?:\.{FILE_KIND})(?![A-Za-z\d])"
PICTURE_SUFFIX = r"(?:\.(?i:jpe?g|png))(?![A-Za-z\d])"
