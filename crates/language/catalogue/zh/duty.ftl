# duty
