"""Sound in and out: microphone, spool, archive, playback."""
