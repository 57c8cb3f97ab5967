"""What every chapter that reads people's words needs: folding, sentences, phrases, amounts, names of months."""
