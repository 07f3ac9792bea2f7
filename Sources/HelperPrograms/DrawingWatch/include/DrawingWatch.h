#pragma once

/// Watches what poppler draws with cairo, for one page at a time, on one thread.
///
/// Begins to note where letters are painted, in pixels of the picture, and whether something is painted over them later.
void utsusu_watch_begin(void);

/// Ends it. What was noted can be asked for until the next begin.
///
/// @return whether something was painted over a letter's place, see-through or not.
int utsusu_watch_end(void);

/// Whether a letter was painted in a rectangle. The letters of a scan's text, which nobody is to see, are not painted.
int utsusu_watch_has_letter(double left, double top, double right, double bottom);

/// Whether a letter in a rectangle was cut off: it begins outside what it was cut out by.
int utsusu_watch_has_cut_letter(double left, double top, double right, double bottom);

/// Until it is called with 0, no letter is painted, and all else is.
void utsusu_withhold_letters(int withhold);
