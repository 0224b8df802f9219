"""Everything that is drawn: answers, stages, training histories, confusions, failures."""
