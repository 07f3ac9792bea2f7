// Debian's libxml2 is built with ICU, and its encoding.h then brings ICU's own headers in. Swift's Foundation has other
// ICU headers with the same names: which of the two the compiler met first decided whether a build passed. Nothing here
// needs them (they only add fields at the end of a handler that is never made by us).
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

// xmlFree is a variable that any thread could set.
static inline void utsusu_xml_free(void *memory) { xmlFree(memory); }
