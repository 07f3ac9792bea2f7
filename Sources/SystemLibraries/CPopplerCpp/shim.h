/* poppler's C++ interface is used by the target PDFText only; Swift sees nothing of it. */
