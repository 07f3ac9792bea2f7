import MaterialFormats
ReaderService.run()
