extension Schema {
  /// What people answer in surveys. Questions and waves are settings, and so is the hash of a result.
  static let migration16 = """
    -- What somebody answered, without a name or a time. What it is called by is drawn, so that nothing tells in which order
    -- they came.
    CREATE TABLE surveySheet (
      wave INTEGER NOT NULL CHECK (wave > 0),
      id BLOB NOT NULL CHECK (length(id) = 16),
      floor TEXT CHECK (floor <> ''),
      unitID INTEGER REFERENCES unit,
      -- HMAC-SHA-256 of what keeps one from answering twice, with a secret beside the database.
      key BLOB CHECK (length(key) = 32),
      -- By the key of the question: `ict=4 overall=2`.
      answers TEXT NOT NULL,
      PRIMARY KEY (wave, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX sheetByKey ON surveySheet (wave, key) WHERE key IS NOT NULL;
    CREATE INDEX sheetByUnit ON surveySheet (unitID) WHERE unitID IS NOT NULL;

    -- What people wrote freely, apart from all else that they answered.
    CREATE TABLE surveyText (
      wave INTEGER NOT NULL CHECK (wave > 0),
      id BLOB NOT NULL CHECK (length(id) = 16),
      question TEXT NOT NULL CHECK (question <> ''),
      text TEXT NOT NULL CHECK (text <> ''),
      PRIMARY KEY (wave, id)
    ) STRICT, WITHOUT ROWID;

    -- What a wave has come to when it was closed, as JSON. Its hash is a setting.
    CREATE TABLE surveyResult (
      wave INTEGER PRIMARY KEY CHECK (wave > 0),
      json TEXT NOT NULL CHECK (json <> '')
    ) STRICT;

    CREATE TRIGGER closedWaveTakesNoSheet BEFORE INSERT ON surveySheet
    WHEN NEW.wave IN (SELECT wave FROM surveyResult) BEGIN
      SELECT RAISE(ABORT, 'a wave that is closed takes no answers');
    END;
    CREATE TRIGGER sheetIsNotUpdated BEFORE UPDATE ON surveySheet BEGIN
      SELECT RAISE(ABORT, 'what was answered is not rewritten');
    END;
    CREATE TRIGGER sheetOfClosedWaveStays BEFORE DELETE ON surveySheet
    WHEN OLD.wave IN (SELECT wave FROM surveyResult) BEGIN
      SELECT RAISE(ABORT, 'answers of a wave that is closed stay');
    END;
    CREATE TRIGGER closedWaveTakesNoText BEFORE INSERT ON surveyText
    WHEN NEW.wave IN (SELECT wave FROM surveyResult) BEGIN
      SELECT RAISE(ABORT, 'a wave that is closed takes no answers');
    END;
    CREATE TRIGGER textOfSurveyIsNotUpdated BEFORE UPDATE ON surveyText BEGIN
      SELECT RAISE(ABORT, 'what was answered is not rewritten');
    END;
    CREATE TRIGGER textOfClosedWaveStays BEFORE DELETE ON surveyText
    WHEN OLD.wave IN (SELECT wave FROM surveyResult) BEGIN
      SELECT RAISE(ABORT, 'answers of a wave that is closed stay');
    END;
    CREATE TRIGGER resultIsNotUpdated BEFORE UPDATE ON surveyResult BEGIN
      SELECT RAISE(ABORT, 'a result is not rewritten');
    END;
    CREATE TRIGGER resultIsNotDeleted BEFORE DELETE ON surveyResult BEGIN
      SELECT RAISE(ABORT, 'a result is not rewritten');
    END;
    """
}
