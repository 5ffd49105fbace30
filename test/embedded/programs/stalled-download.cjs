// Connects, so to speak, and then nothing comes.
setInterval(() => undefined, 1000);
