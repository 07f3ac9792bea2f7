import MaterialFormats

ReaderService.run()
