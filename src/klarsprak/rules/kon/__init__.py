"""Contact and referral."""
