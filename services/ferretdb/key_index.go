package main

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver that FerretDB uses
)

// FerretDB 1.24 looks a document up by `_ferretdb_sjson->'$._id'`, and its own index is on `_ferretdb_sjson->"_id"`: for
// SQLite another expression, so that every look-up by key reads the whole collection. This index is the one meant.
const keyIndex = `CREATE INDEX IF NOT EXISTS "%[1]s_key" ON "%[1]s" (_ferretdb_sjson->'$._id')`

const tablesWithoutKeyIndex = `
SELECT name FROM sqlite_master AS collection
WHERE type = 'table' AND sql LIKE '%_ferretdb_sjson%'
AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = collection.name || '_key')`

// keepKeyIndexes gives new collections their index within a second or so, until the context ends. It is an
// improvement only: what fails is tried again the next time.
func keepKeyIndexes(ctx context.Context, directory string, logger *slog.Logger) {
	databases := map[string]*sql.DB{}
	defer func() {
		for _, database := range databases {
			_ = database.Close()
		}
	}()

	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()

	for {
		files, _ := filepath.Glob(filepath.Join(directory, "*.sqlite"))
		for _, file := range files {
			if databases[file] == nil {
				database, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(10000)")
				if err != nil {
					continue
				}

				databases[file] = database
			}

			if err := addKeyIndexes(ctx, databases[file]); err != nil && ctx.Err() == nil {
				logger.Debug("no key index yet", "file", file, "error", err)
			}
		}

		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func addKeyIndexes(ctx context.Context, database *sql.DB) error {
	tables, err := namesOf(ctx, database)
	if err != nil {
		return err
	}

	for _, table := range tables {
		if _, err := database.ExecContext(ctx, fmt.Sprintf(keyIndex, table)); err != nil {
			return err
		}
	}

	return nil
}

func namesOf(ctx context.Context, database *sql.DB) ([]string, error) {
	rows, err := database.QueryContext(ctx, tablesWithoutKeyIndex)
	if err != nil {
		return nil, err
	}
	defer rows.Close()

	var names []string

	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}

		names = append(names, name)
	}

	return names, rows.Err()
}
