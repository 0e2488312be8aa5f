"""Days and hours: dates, times of day and lengths of time, days of a treatment."""
