/// What text models answered, and what is wrong with a text of theirs.
extension Phrasebook {
    static let writers: [Phrase] = [
        Phrase(
            "hook is empty: write the first line of the post.",
            de: "hook ist leer: Es fehlt die erste Zeile des Posts.",
            fr: "hook est vide : il manque la première ligne du post."),
        Phrase(
            "hook is longer than {1} characters, where a post is folded: shorten it.",
            de: "hook ist länger als die {1} Zeichen, nach denen ein Post eingeklappt wird.",
            fr: "hook dépasse les {1} caractères après lesquels un post est replié."),
        Phrase(
            "body is empty: write two to five short paragraphs.",
            de: "body ist leer: Es fehlen zwei bis fünf kurze Absätze.",
            fr: "body est vide : il manque deux à cinq courts paragraphes."),
        Phrase(
            "alt_text is empty: describe a fitting picture in one or two sentences.",
            de: "alt_text ist leer: Es fehlt die Beschreibung eines passenden Bildes in ein oder zwei Sätzen.",
            fr: "alt_text est vide : il manque la description d’une image adaptée en une ou deux phrases."),
        Phrase(
            "alt_text is longer than 1000 characters: shorten it.",
            de: "alt_text ist länger als 1000 Zeichen.",
            fr: "alt_text dépasse 1000 caractères."),
        Phrase(
            "call_to_action is longer than 500 characters: shorten it.",
            de: "call_to_action ist länger als 500 Zeichen.",
            fr: "call_to_action dépasse 500 caractères."),
        Phrase(
            "The post has {1} of at most {2} characters: shorten the body.",
            de: "Der Post hat {1} von höchstens {2} Zeichen: body ist zu lang.",
            fr: "Le post compte {1} caractères sur {2} au plus : body est trop long."),
        Phrase(#""{1}" is a banned word: write without it."#, de: "„{1}“ ist ein verbotenes Wort.", fr: "« {1} » est un mot interdit."),
        Phrase(
            #""{1}" is not allowed: write no web or mail addresses, mentions or telephone numbers."#,
            de: "„{1}“ ist nicht erlaubt: Web- und Mailadressen, Erwähnungen und Telefonnummern bleiben weg.",
            fr: "« {1} » n’est pas permis : pas d’adresses web ou mail, de mentions ni de numéros de téléphone."),
        Phrase(
            #""{1}" under quotes is no source that was given: name one of {2}."#,
            de: "„{1}“ unter quotes ist keine Quelle, die gegeben war; gegeben: {2}.",
            fr: "« {1} » sous quotes n’est pas une source donnée ; données : {2}."),
        Phrase(
            "A mark of the sources is in the text.",
            de: "Eine Markierung der Quellen steht im Text.",
            fr: "Une marque des sources est dans le texte."),
        Phrase(
            "Words are joined by {1}: write normal sentences with spaces.",
            de: "Wörter sind mit {1} statt mit Leerzeichen verbunden.",
            fr: "Des mots sont reliés par {1} au lieu d’espaces."),
        Phrase(
            "The text repeats the instructions: write the post only.",
            de: "Der Text wiederholt die Anweisungen.",
            fr: "Le texte répète les consignes."),
        Phrase(
            "The text repeats an instruction to a machine: leave it out.",
            de: "Der Text wiederholt einen Befehl an eine Maschine.",
            fr: "Le texte répète un ordre adressé à une machine."),
        Phrase(
            "The answer is not the JSON object that was asked for.",
            de: "Die Antwort ist nicht das verlangte JSON-Objekt.",
            fr: "La réponse n’est pas l’objet JSON demandé."),
        Phrase("the answer was longer than {1} tokens", de: "Die Antwort war länger als {1} Tokens", fr: "la réponse dépassait {1} tokens"),
        Phrase(
            "no usable answer in {1} tries, at last: {2}",
            de: "Keine brauchbare Antwort in {1} Versuchen, zuletzt: {2}",
            fr: "aucune réponse utilisable en {1} essais, en dernier : {2}"),
        Phrase(
            "the guidelines and the brief alone are longer than the model reads: give it a larger context, or shorten them",
            de:
                "Richtlinien und Auftrag allein sind länger, als das Modell liest: Geben Sie ihm einen größeren Kontext oder kürzen Sie sie",
            fr:
                "la charte et le brief à eux seuls dépassent ce que le modèle lit : donnez-lui un contexte plus grand, ou raccourcissez-les"
        ),
        Phrase(
            #"the brief has no key messages and no text to write from: fill in "Key messages""#,
            de: "Der Auftrag hat keine Kernbotschaften und keinen Text, aus dem sich schreiben ließe: Füllen Sie „Key messages“ aus",
            fr: "le brief n’a ni messages clés ni texte d’où écrire : remplissez « Key messages »"),
        Phrase(
            "the source has no sentence that can be quoted: use another source, or a model",
            de: "Die Quelle hat keinen Satz, der sich zitieren ließe: Nehmen Sie eine andere Quelle oder ein Modell",
            fr: "la source n’a aucune phrase à citer : prenez une autre source, ou un modèle"),
        Phrase("Start Ollama with: ollama serve.", de: "Starten Sie Ollama mit: ollama serve.", fr: "Démarrez Ollama avec : ollama serve."),
        Phrase(
            "{1} is not an Ollama address (404): correct base_url",
            de: "{1} ist keine Adresse von Ollama (404): Berichtigen Sie base_url",
            fr: "{1} n’est pas une adresse d’Ollama (404) : corrigez base_url"),
        Phrase(
            "Ollama does not have the model {1}; run: ollama pull {2}",
            de: "Ollama hat das Modell {1} nicht; führen Sie aus: ollama pull {2}",
            fr: "Ollama n’a pas le modèle {1} ; lancez : ollama pull {2}"),
        Phrase(
            "Ollama says: {1}; choose a model for chats",
            de: "Ollama sagt: {1}; wählen Sie ein Chat-Modell",
            fr: "Ollama dit : {1} ; choisissez un modèle de conversation"),
        Phrase(
            "{1} refuses access ({2}): check what stands before Ollama",
            de: "{1} verweigert den Zugang ({2}): Prüfen Sie, was vor Ollama steht",
            fr: "{1} refuse l’accès ({2}) : vérifiez ce qui se trouve devant Ollama"),
        Phrase("Ollama answered {1}: {2}", de: "Ollama antwortete {1}: {2}", fr: "Ollama a répondu {1} : {2}"),
        Phrase(
            "Ollama refused the request ({1}): {2}",
            de: "Ollama hat die Anfrage abgelehnt ({1}): {2}",
            fr: "Ollama a refusé la requête ({1}) : {2}"),
        Phrase("the answer is not JSON", de: "Die Antwort ist kein JSON", fr: "la réponse n’est pas du JSON"),
        Phrase("Ollama gave up: {1}", de: "Ollama hat aufgegeben: {1}", fr: "Ollama a abandonné : {1}"),
        Phrase("the answer broke off", de: "Die Antwort brach ab", fr: "la réponse s’est interrompue"),
        Phrase(
            "Correct base_url, or start the server.",
            de: "Berichtigen Sie base_url oder starten Sie den Server.",
            fr: "Corrigez base_url, ou démarrez le serveur."),
        Phrase(
            "{1} refuses every form of the request: check that it speaks OpenAI's chat dialect",
            de: "{1} lehnt jede Form der Anfrage ab: Prüfen Sie, ob der Server die Chat-Schnittstelle von OpenAI beherrscht",
            fr: "{1} refuse toutes les formes de la requête : vérifiez que ce serveur parle l’interface de conversation d’OpenAI"),
        Phrase(
            "{1} answered with something that is no chat completion: {2}",
            de: "{1} antwortete mit etwas, das keine Chat-Antwort ist: {2}",
            fr: "{1} a répondu par autre chose qu’une réponse de conversation : {2}"),
        Phrase(
            "the model refuses to write this: {1}",
            de: "Das Modell weigert sich, das zu schreiben: {1}",
            fr: "le modèle refuse d’écrire cela : {1}"),
        Phrase(
            "the provider's content filter withheld the answer: choose other material, or another model",
            de: "Der Inhaltsfilter des Anbieters hat die Antwort zurückgehalten: Nehmen Sie anderes Material oder ein anderes Modell",
            fr: "le filtre de contenu du fournisseur a retenu la réponse : prenez une autre matière, ou un autre modèle"),
        Phrase(
            "the account at {1} has no credit left: add some, or use another model",
            de: "Das Konto bei {1} hat kein Guthaben mehr: Laden Sie es auf oder nehmen Sie ein anderes Modell",
            fr: "le compte chez {1} n’a plus de crédit : rechargez-le, ou prenez un autre modèle"),
        Phrase(
            #"The budget of "{1}" limits nothing, for no brand has that name: correct brand in [[budget]]."#,
            de: "Das Budget von „{1}“ begrenzt nichts, denn keine Marke heißt so: Berichtigen Sie brand in [[budget]].",
            fr: "Le budget de « {1} » ne limite rien, car aucune marque ne porte ce nom : corrigez brand dans [[budget]]."),
        Phrase("set token in [[model.text]]", de: "Setzen Sie token in [[model.text]]", fr: "réglez token dans [[model.text]]"),
        Phrase("check the token", de: "Prüfen Sie das Token", fr: "vérifiez le jeton"),
        Phrase(
            "{1} does not accept the token ({2}): {3}",
            de: "{1} nimmt das Token nicht an ({2}): {3}",
            fr: "{1} n’accepte pas le jeton ({2}) : {3}"),
        Phrase(
            "{1} refuses access ({2}), check the token's rights: {3}",
            de: "{1} verweigert den Zugang ({2}), prüfen Sie die Rechte des Tokens: {3}",
            fr: "{1} refuse l’accès ({2}), vérifiez les droits du jeton : {3}"),
        Phrase(
            "{1} does not have the model {2}: correct model in [[model.text]]",
            de: "{1} hat das Modell {2} nicht: Berichtigen Sie model in [[model.text]]",
            fr: "{1} n’a pas le modèle {2} : corrigez model dans [[model.text]]"),
        Phrase(
            "{1} has no {2} (404): correct base_url, which usually ends in {3}",
            de: "{1} hat kein {2} (404): Berichtigen Sie base_url, das meist auf {3} endet",
            fr: "{1} n’a pas de {2} (404) : corrigez base_url, qui finit en général par {3}"),
        Phrase("{1} answered {2}: {3}", de: "{1} antwortete {2}: {3}", fr: "{1} a répondu {2} : {3}"),
        Phrase(
            "{1} refused the request ({2}): {3}",
            de: "{1} hat die Anfrage abgelehnt ({2}): {3}",
            fr: "{1} a refusé la requête ({2}) : {3}"),
        Phrase(
            "{1} is not asked before {2}: {3} failed {4} times in a row.",
            de: "{1} wird nicht vor {2} gefragt: {3} ist {4}-mal in Folge gescheitert.",
            fr: "{1} n’est pas interrogé avant {2} : {3} a échoué {4} fois de suite."),
        Phrase("{1} of {2} tokens", de: "{1} von {2} Tokens", fr: "{1} tokens sur {2}"),
        Phrase("{1} of {2} in money", de: "{1} von {2} an Geld", fr: "{1} sur {2} en argent"),
        Phrase(
            "The day's budget of {1} for models is used up ({2}): what costs nothing goes on writing, the rest waits until {3}.",
            de: "Das Tagesbudget von {1} für Modelle ist verbraucht ({2}): Was nichts kostet, schreibt weiter, der Rest wartet bis {3}.",
            fr:
                "Le budget du jour de {1} pour les modèles est épuisé ({2}) : ce qui ne coûte rien continue d’écrire, le reste attend jusqu’à {3}."
        ),
    ]
}
