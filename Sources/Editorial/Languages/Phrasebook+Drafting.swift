/// What drafting finds in sources and answers.
extension Phrasebook {
    static let drafting: [Phrase] = [
        Phrase(
            "What it took so far: {1} to {2}, {3} tokens read ({4} of them kept by the provider from earlier ones), {5} written, {6}.",
            de: "Bisheriger Aufwand: {1} an {2}, {3} Tokens gelesen (davon {4} beim Anbieter noch vorhanden), {5} geschrieben, {6}.",
            fr: "Ce qu’il a fallu jusqu’ici : {1} à {2}, {3} tokens lus (dont {4} gardés par le fournisseur), {5} écrits, {6}."),
        Phrase("{1} question", de: "{1} Frage", fr: "{1} requête"), Phrase("{1} questions", de: "{1} Fragen", fr: "{1} requêtes"),
        Phrase(
            "at a price that is not in the configuration", de: "zu einem Preis, der nicht in der Konfiguration steht",
            fr: "à un prix absent de la configuration"),
        Phrase("nothing to pay", de: "ohne Kosten", fr: "sans frais"), Phrase("cost {1}", de: "Kosten {1}", fr: "coût {1}"),
        Phrase(
            "Tokens are the pieces of words that a model reads and writes; rewrites and questions about the rules count too.",
            de: "Tokens sind die Wortstücke, die ein Modell liest und schreibt; Neufassungen und Fragen zu den Regeln zählen mit.",
            fr:
                "Les tokens sont les morceaux de mots qu’un modèle lit et écrit ; les réécritures et les questions sur les règles comptent aussi."
        ),
        Phrase(
            "The brief has only a name and keywords, and no source was found: write the text that belongs to them.",
            de: "Der Auftrag hat nur einen Namen und Schlagwörter, und keine Quelle fand sich: Schreiben Sie den Text dazu.",
            fr: "Le brief n’a qu’un nom et des mots-clés, et aucune source n’a été trouvée : écrivez le texte correspondant."),
        Phrase("Ordered on the command line.", de: "Auf der Kommandozeile bestellt.", fr: "Commandé en ligne de commande."),
        Phrase(
            "The text is in {1}: write it in {2}.", de: "Der Text ist in einer anderen Sprache ({1} statt {2}).",
            fr: "Le texte est dans une autre langue ({1} au lieu de {2})."),
        Phrase(
            "call_to_action is empty: the brief asks for one.", de: "call_to_action ist leer: Der Auftrag verlangt einen Aufruf.",
            fr: "call_to_action est vide : le brief demande un appel à l’action."),
        Phrase(
            "hook is nearly that of a previous post: begin with another angle.",
            de: "hook gleicht fast dem eines früheren Textes.", fr: "hook ressemble trop à celui d’un texte précédent."),
        Phrase(
            "The structure is that of a previous post: use another one, such as a list or a question and its answer.",
            de: "Der Aufbau gleicht dem eines früheren Textes.", fr: "La structure est celle d’un texte précédent."),
        Phrase(
            "Reading ease {1} (0 is hard, 100 easy): {2}.", de: "Lesbarkeit {1} (0 ist schwer, 100 leicht): {2}.",
            fr: "Lisibilité {1} (0 est difficile, 100 facile) : {2}."),
        Phrase(
            "206.835 - 1.015 times the words of a sentence - 84.6 times the syllables of a word (Flesch 1948)",
            de: "206,835 - 1,015 mal die Wörter je Satz - 84,6 mal die Silben je Wort (Flesch 1948)",
            fr: "206,835 - 1,015 fois les mots par phrase - 84,6 fois les syllabes par mot (Flesch 1948)"),
        Phrase(
            "180 - the words of a sentence - 58.5 times the syllables of a word (Amstad 1978)",
            de: "180 - die Wörter je Satz - 58,5 mal die Silben je Wort (Amstad 1978)",
            fr: "180 - les mots par phrase - 58,5 fois les syllabes par mot (Amstad 1978)"),
        Phrase(
            "207 - 1.015 times the words of a sentence - 73.6 times the syllables of a word (Kandel and Moles 1958)",
            de: "207 - 1,015 mal die Wörter je Satz - 73,6 mal die Silben je Wort (Kandel und Moles 1958)",
            fr: "207 - 1,015 fois les mots par phrase - 73,6 fois les syllabes par mot (Kandel et Moles 1958)"),
        Phrase(
            "Length {1} of {2} units (UTF-16, with what is escaped when it is sent); hashtags {3} (a \"#\" before a letter or digit at the start of a word).",
            de:
                "Länge {1} von {2} Einheiten (UTF-16, mit dem, was beim Senden maskiert wird); Hashtags {3} („#“ vor Buchstabe oder Ziffer am Wortanfang).",
            fr:
                "Longueur {1} sur {2} unités (UTF-16, avec ce qui est échappé à l’envoi) ; hashtags {3} (« # » devant une lettre ou un chiffre en début de mot)."
        ),
        Phrase(
            "Research: no page was found for the brief; the draft rests on the brief alone.",
            de: "Recherche: Zum Auftrag wurde keine Seite gefunden; der Entwurf beruht allein auf dem Auftrag.",
            fr: "Recherche : aucune page n’a été trouvée pour le brief ; le brouillon repose sur le brief seul."),
        Phrase(
            "Research: only {1} of {2} wanted pages were found for the brief: check what the draft says elsewhere too.",
            de: "Recherche: Zum Auftrag wurden nur {1} von {2} gewünschten Seiten gefunden: Prüfen Sie den Entwurf auch anderswo.",
            fr:
                "Recherche : seulement {1} des {2} pages voulues ont été trouvées pour le brief : vérifiez aussi ailleurs ce que dit le brouillon."
        ),
        Phrase(
            "Research: the brief had no sources; {1} pages were found for it, see Sources.",
            de: "Recherche: Der Auftrag hatte keine Quellen; {1} Seiten wurden dazu gefunden, siehe Quellen.",
            fr: "Recherche : le brief n’avait pas de sources ; {1} pages ont été trouvées, voir Sources."),
        Phrase(
            "The search at {1} failed: {2}", de: "Die Suche bei {1} ist gescheitert: {2}", fr: "La recherche sur {1} a échoué : {2}"),
        Phrase(
            "it refuses (403): add json to search.formats in SearXNG's settings.yml, and let this machine pass its limiter.",
            de:
                "Sie lehnt ab (403): Tragen Sie json unter search.formats in SearXNGs settings.yml ein und lassen Sie diesen Rechner durch den Limiter.",
            fr: "elle refuse (403) : ajoutez json à search.formats dans le settings.yml de SearXNG, et laissez passer cette machine."),
        Phrase(
            "there is no search at that address (404): correct url under [research].",
            de: "Unter der Adresse gibt es keine Suche (404): Berichtigen Sie url unter [research].",
            fr: "il n’y a pas de recherche à cette adresse (404) : corrigez url sous [research]."),
        Phrase(
            "it answered with something that is no JSON of SearXNG: correct url under [research].",
            de: "Die Antwort ist kein JSON von SearXNG: Berichtigen Sie url unter [research].",
            fr: "la réponse n’est pas du JSON de SearXNG : corrigez url sous [research]."),
        Phrase("it asks to come later ({1}).", de: "Sie bittet, später zu kommen ({1}).", fr: "elle demande de revenir plus tard ({1})."),
        Phrase("it is in trouble ({1}).", de: "Sie ist gestört ({1}).", fr: "elle est en panne ({1})."),
        Phrase("it answered {1}.", de: "Sie antwortete {1}.", fr: "elle a répondu {1}."),
        Phrase(
            #""{1}" is markup: write plain text."#, de: "„{1}“ ist Auszeichnung: Es fehlt reiner Text.",
            fr: "« {1} » est du balisage : il faut du texte brut."),
        Phrase(
            #""{1}" is nothing that people can read: leave it out."#, de: "„{1}“ kann niemand lesen.",
            fr: "« {1} » est illisible."),
        Phrase(
            "A sentence of the sources gives orders to a machine; it was kept from the writer.",
            de: "Ein Satz der Quellen gibt einer Maschine Befehle; er wurde dem Schreiber vorenthalten.",
            fr: "Une phrase des sources donne des ordres à une machine ; elle n’a pas été montrée au rédacteur."),
        Phrase(
            "{1} sentences of the sources give orders to a machine; they were kept from the writer.",
            de: "{1} Sätze der Quellen geben einer Maschine Befehle; sie wurden dem Schreiber vorenthalten.",
            fr: "{1} phrases des sources donnent des ordres à une machine ; elles n’ont pas été montrées au rédacteur."),
    ]
}
