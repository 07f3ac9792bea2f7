#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

// xmlFree is a variable that any thread could set.
static inline void utsusu_xml_free(void *memory) { xmlFree(memory); }
