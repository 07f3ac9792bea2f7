internal import GRDB

extension Schema {
  /// An index of names, for a search that looks through them.
  static let migration14 = """
    -- Title, presenter and file names of a briefing, by 1099511627776 and its number; the name of a file without a
    -- briefing, by the version's number. Both in order of their numbers; what comes behind the last one is looked through
    -- without an index.
    CREATE TABLE nameText (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE nameRuns USING fts5 (text, content = 'nameText', content_rowid = 'id', tokenize = 'runs');
    CREATE VIRTUAL TABLE nameFeatures USING fts5 (
      text, content = 'nameText', content_rowid = 'id', tokenize = 'features', detail = none, columnsize = 0);

    -- Those that were changed since, and are looked through, too. Whoever writes has only this much to do.
    CREATE TABLE nameChanged (id INTEGER PRIMARY KEY) STRICT;
    INSERT INTO nameChanged
    SELECT version.id FROM material JOIN version ON version.materialID = material.id WHERE briefingID IS NULL;

    CREATE TRIGGER briefingIsRenamed AFTER UPDATE OF title, presenter ON briefing
    WHEN (OLD.title, OLD.presenter) IS NOT (NEW.title, NEW.presenter) BEGIN
      INSERT OR IGNORE INTO nameChanged VALUES (1099511627776 + NEW.id);
    END;
    CREATE TRIGGER briefingLosesNames AFTER DELETE ON briefing BEGIN
      INSERT OR IGNORE INTO nameChanged VALUES (1099511627776 + OLD.id);
    END;
    CREATE TRIGGER versionIsNamed AFTER INSERT ON version BEGIN
      INSERT OR IGNORE INTO nameChanged
      SELECT coalesce(1099511627776 + briefingID, NEW.id) FROM material WHERE id = NEW.materialID;
    END;
    CREATE TRIGGER versionLosesName AFTER DELETE ON version BEGIN
      INSERT OR IGNORE INTO nameChanged
      SELECT coalesce(1099511627776 + briefingID, OLD.id) FROM material WHERE id = OLD.materialID;
    END;
    """
}
