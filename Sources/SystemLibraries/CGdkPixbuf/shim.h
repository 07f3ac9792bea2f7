/* Here for its flags; the headers are in the module CDrawing. */
