"""An invented company, for commands that work where no configuration is at hand: explain and preview."""

from worker.settings import Settings

SAMPLE = Settings.model_validate(
    {
        "organisation": {
            "name": "Maison Lenoir",
            "postal_address": "12 rue des Lilas, 69003 Lyon",
            "phone": "04 72 00 00 00",
        },
        "mailbox": [
            {
                "name": "reclamations",
                "address": "reclamations@example.com",
                "host": "imap.example.com",
                "password_env": "NONE",
            }
        ],
        "smtp": {"host": "smtp.example.com", "from": "Service réclamations <reclamations@example.com>"},
        "response": {
            "mediator": {
                "name": "Médiateur de la consommation",
                "address": "BP 1, 75000 Paris",
                "website": "https://mediateur.example",
            }
        },
        "staff": [{"name": "Ann Morel", "address": "ann@example.com", "roles": ["desk"]}],
    }
)
