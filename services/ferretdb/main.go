// Command ferretdb is the embedded store of Công vụ's trial mode: FerretDB's embeddable package on SQLite files.
// FerretDB's own command panics when built as a Go module, since its version file is not part of the module.
package main

import (
	"context"
	"flag"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:27017", "TCP address to listen on")
	data := flag.String("data", "", "directory of the SQLite files; it must exist")
	flag.Parse()

	// Warnings quote whole documents, which do not belong in a log file.
	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))

	if err := serve(*listen, *data, logger); err != nil {
		logger.Error("ferretdb ended", "error", err)
		os.Exit(1)
	}
}

// serve runs until SIGTERM or SIGINT; the listener and the SQLite files are closed when it returns.
func serve(listen, data string, logger *slog.Logger) error {
	directory, err := filepath.Abs(data)
	if err != nil {
		return err
	}

	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: listen},
		Logger:    logger,
		Handler:   "sqlite",
		SQLiteURL: "file:" + directory + "/",
	})
	if err != nil {
		return err
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	go keepKeyIndexes(ctx, directory, logger)

	return server.Run(ctx)
}
