"""Pictures: answers, stages, training histories, confusions and failures are drawn here."""
