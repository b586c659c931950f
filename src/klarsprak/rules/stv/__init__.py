"""STV: spelling and grammar, by the Swedish dictionary and by LanguageTool."""
