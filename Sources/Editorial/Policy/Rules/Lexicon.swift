/// The words by which guidelines say what they ask for, in English, German and French.
///
/// One list for all three: a German brand may have English guidelines, and the words hardly collide.
enum Lexicon {
    // MARK: what a sentence does

    static let negations = Phrases(
        """
        no|none|not|never|don t|dont|doesn t|mustn t|avoid*|without|nor|neither|refrain|skip|ban|stay away|steer clear|leave out
        kein*|nicht|nie|niemals|vermeide*|ohne|verzicht*|weder|unterlass*|lassen weg
        pas|jamais|et non|aucun*|sans|évit*|ni|bannissez|bannir|proscri*|renonc*|abstenez
        """)
    /// Said of words that stand before them.
    static let prohibitions = Phrases(
        """
        forbidden|banned|prohibited|off limits|not allowed|not welcome|no place|taboo|out of bounds
        tabu|verboten|untersagt|unerwünscht|nicht erlaubt|unzulässig|nichts verloren|gehören nicht
        interdit*|proscrit*|banni*|tabou*|exclu*|à bannir|à proscrire|à éviter
        """)
    /// Which rule out what stands before them when they end a part of a sentence.
    static let finals: Set = ["nicht", "nie", "niemals", "not", "never", "pas", "jamais"]
    static let insteads = Phrases(
        "instead of|rather than|in place of|over|statt|anstatt|anstelle von|plutôt que|au lieu de|au lieu d|à la place de")
    static let turns = Phrases(
        """
        but|use|say|write|always|prefer|sondern|sagen|schreiben|schreibe|verwenden|immer|stets|stattdessen|mais|dites|écrivez|écrire
        utilisez|toujours|préférez|employons|lieber|besser|rather|plutôt
        """)
    static let demands = Phrases(
        """
        always|must|every|each|all|needs|need|has to|have to|required|mandatory|require*|carry|carries|bear|bears|end|ends|include|includes|add|mention|mentions
        immer|stets|muss|müssen|jeder|jede|jedes|jedem|alle|pflicht|enden|endet|nennt|enthält|gehört|steht|trägt|tragen|braucht
        toujours|doit|doivent|chaque|tout|toute|tous|toutes|obligatoire*|terminez|ajoutez|porte|portent|mentionne|comporte|faut
        """)
    static let universals = Phrases(
        """
        always|every|each|all|must|required|mandatory|immer|stets|jeder|jede|jedes|jedem|alle|muss|müssen|pflicht
        toujours|chaque|tout|toute|tous|toutes|doit|doivent|obligatoire*
        """)
    static let conditions = Phrases(
        """
        if|when|whenever|unless|except|where|in case|apart from|posts about|posts on|wenn|falls|sobald|außer|ausser|sofern|beiträge über
        beiträgen über|beiträge zu|beiträgen zu|es sei denn|ausgenommen|begin|begins|beginning|start with|starts with|open with|beginn*
        on average|durchschnitt*|im schnitt|en moyenne|afraid|hesitate|forget|scheuen|zögern|vergessen|hésite*|oublie*|commence*
        si|lorsque|lorsqu|quand|sauf|hormis|qui parle|qui parlent|dès que|dès qu|au sujet
        """)
    /// "No superlatives without a figure" rules out only some.
    static let exceptions = Phrases("without|ohne|sans")
    /// "One thought in each sentence": what stands behind them is where it is counted, and not what.
    static let places = Phrases("in|per|each|every|pro|je|im|dans|par|chaque|jedem|jeder")
    static let conjunctions: Set = [
        "and", "or", "but", "und", "oder", "aber", "sowie", "sondern", "et", "ou", "mais", "nor", "ni", "while",
    ]
    static let copulas: Set = ["are", "is", "sind", "ist", "sont", "est"]

    // MARK: quantities

    static let more = Phrases(
        """
        more than|longer than|over|above|exceed*|beyond|go over|larger than|mehr als|länger als|über|überschreit*|plus de|plus d|plus que
        plus long que|plus longue que|plus longs que|plus longues que|dépass*|excéd*|au delà de
        """)
    static let less = Phrases(
        """
        fewer than|less than|shorter than|under|below|weniger als|kürzer als|unter|moins de|moins d|plus court que|plus courte que
        plus courts que|plus courtes que|en dessous de
        """)
    static let most = Phrases(
        """
        at most|maximum|max|up to|no later|only|a single|limit*|maximal|höchstens|bis zu|nur|begrenz*|au plus|au maximum|jusqu à
        seul|seule|seulement|limité*|or fewer|or less|oder weniger|ou moins
        """)
    static let least = Phrases("at least|minimum|min|or more|mindestens|wenigstens|minimal|oder mehr|au moins|au minimum|ou plus")
    static let rangeStarts: Set = ["between", "from", "zwischen", "von", "entre", "de"]
    static let rangeLinks: Set = ["to", "bis", "à", "and", "und", "et", "or", "oder", "ou", "-", "–"]
    static let numbers: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
        "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
        "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreissig": 30,
        "eins": 1, "fünfzig": 50, "hundert": 100, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
        "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "cinquante": 50, "cent": 100,
    ]
    /// Numbers that are mostly articles.
    static let articles: Set = ["ein", "eine", "einen", "einem", "einer", "un", "une", "single", "a"]

    // MARK: what is counted

    static let measures: [(Rule.Measure, Phrases)] = [
        (.exclamationMarks, Phrases("exclamation mark*|exclamation point*|ausrufezeichen|ausrufungszeichen|point* d exclamation")),
        (.questionMarks, Phrases("question mark*|fragezeichen|point* d interrogation")),
        (.ellipses, Phrases("ellipsis|ellipses|three dots|auslassungspunkt*|drei punkte|points de suspension")),
        (.semicolons, Phrases("semicolon*|semikolon*|strichpunkt*|point* virgule*")),
        (.dashes, Phrases("em dash*|en dash*|dashes|dash|gedankenstrich*|tiret*")),
        (.capitals, Phrases("all caps|capitals|capital letters|uppercase|grossbuchstaben|großbuchstaben|versalien|majuscules")),
        (.emoji, Phrases("emoji*|émoji*|smiley*|emoticon*|emotikon*|émoticône*")),
        (.hashtags, Phrases("hashtag*|mot* dièse*|mot* clic*")),
        (.links, Phrases("links|link|urls|url|web addresses|lien|liens|webadressen")),
        (.words, Phrases("word|words|wort|wörter|wörtern|worte|worten|mot|mots")),
        (.characters, Phrases("character*|chars|zeichen|anschläge|anschlägen|caractère*|signes")),
        (.sentences, Phrases("sentence|sentences|satz|sätze|sätzen|phrase|phrases")),
        (.paragraphs, Phrases("paragraph|paragraphs|absatz|absätze|absätzen|paragraphe|paragraphes")),
    ]
    static let firstLine = Phrases(
        "first line*|opening line*|hook|hooks|headline*|überschrift*|titre*|erste zeile|ersten zeile|einstieg|première ligne|accroche|accroches"
    )

    // MARK: kinds of rules

    static let superlatives = Phrases("superlative*|superlativ|superlatif*")
    static let callsToAction = Phrases(
        """
        call to action|calls to action|cta|ctas|handlungsaufforderung*|handlungsaufruf*|aufruf zum handeln|handlungsaufrufe
        appel à l action|appels à l action|appel à action
        """)
    static let questions = Phrases("question|questions|frage|fragen|interrogation")
    static let ends = Phrases(
        "end|ends|ending|close|closes|finish*|conclude*|enden|endet|ende|schluss|schliess*|abschliess*|terminez|terminer|termine*|fini*")
    static let sources = Phrases(
        "source|sources|sourced|cite|cited|attribut*|quelle|quellen|quellenangabe*|belegt|belegen|beleg|sourcé*|référence*")
    static let claims = Phrases(
        """
        figure|figures|number|numbers|statistic*|claim|claims|fact|facts|data|percentage*|study|studies|zahl|zahlen|statistik*
        behauptung*|angabe|angaben|fakten|prozent*|studien|studie|aussagen|chiffre*|affirmation*|donnée*|étude*|pourcentage*
        """)
    static let reading = Phrases(
        """
        plain english|plain language|simple language|reading level|reading age|reading ease|flesch|readab*|year old*|grade level|school grade
        einfache sprache|einfacher sprache|leichte sprache|leichter sprache|lesbar*|lesealter|jährige*|klarem deutsch|sprachniveau
        langage clair|langage simple|langue simple|lisib*|niveau de lecture|falc|enfant de|français simple
        """)
    static let easiest = Phrases("leichte sprache|leichter sprache|a2|a1|falc")
    static let informalAddress = Phrases("siez*|vouvoy*|vouvoie*|vouvoiement|sie form|per sie")
    static let informal = Phrases("duz*|tutoy*|tutoie*|tutoiement|du form|per du")
    /// Every form but "ihr", which is said of others too.
    static let germanInformal = [
        "du", "dich", "dir", "dein", "deine", "deinem", "deinen", "deiner", "deines", "euch", "euer", "eure", "eurem", "euren", "eurer",
        "eures",
    ]
    /// But "ton" and "tien", which are nouns too.
    static let frenchInformal = ["tu", "te", "toi", "ta", "tes"]
    static let legal = Phrases(
        """
        line|disclaimer*|legal|notice|note|small print|statement|hinweis|hinweise|pflichthinweis*|rechtshinweis*|zusatz|satz|pflichttext
        pflichtangabe*|warnhinweis*|la mention|une mention|mention légale|mentions légales|avertissement|la phrase|clause
        """)
    static let subjects = Phrases(
        """
        about|mentioning|speak* of|talk* of|refer* to|über|zum thema|zu|erwähn*|thema|parle de|parlent de|parle d|parlent d|traite de
        évoqu*|concern*|question de|question d|au sujet de|porte sur|portent sur|mentions|mention
        """)
    static let subjectEnds: Set = [
        "is", "are", "ist", "sind", "est", "sont",
        "end", "ends", "carry", "carries", "get", "gets", "need", "needs", "must", "close", "closes", "include", "includes", "have", "has",
        "add", "we", "always", "write", "use", "enden", "endet", "tragen", "trägt", "brauchen", "braucht", "bekommen", "bekommt",
        "erhalten",
        "müssen", "muss", "steht", "stehen", "gehört", "schliessen", "kommt", "fügen", "porte", "portent", "doit", "doivent", "se",
        "comporte", "comportent", "contient", "contiennent", "finit", "ajoutez", "il", "affichent", "affiche", "bear", "bears", "show",
    ]
    /// Behind which the posts are named that a line is due in: "Bei Gewinnspielen".
    static let cases: Set = ["bei", "beim", "for", "in", "pour", "dans"]
    /// Behind which stands what a line is due with: "whenever we quote prices".
    static let lineConditions = Phrases(
        """
        if|when|whenever|where|wherever|as soon as|in case|post with|posts with|texts with|containing|that contain|that contains|that name|that names|that quote|that quotes|that show|that shows
        wenn|falls|sobald|sofern|beitrag mit|beiträge mit|beiträgen mit|texte mit|texten mit|posts mit
        si|lorsque|lorsqu|quand|dès que|dès qu|publication avec|publications avec|textes avec|qui contien*|qui comporte*
        """)
    /// What stands around the subject of a condition, and names none.
    static let conditionWords: Set = [
        "we", "you", "it", "they", "there", "that", "this", "i", "in", "with", "on", "of", "to", "be", "name", "names", "named", "contain",
        "contains", "contained", "include", "includes", "included", "quote", "quotes", "quoted", "give", "gives", "given", "show", "shows",
        "shown", "appear", "appears", "use", "uses", "used", "state", "states", "stated", "make", "makes", "made", "cite", "cites", "cited",
        "publish", "has", "have", "are", "is", "mention", "mentions", "mentioned", "doubt", "needed", "necessary", "possible", "applicable",
        "required", "wir", "sie", "man", "es", "ihr", "darin", "ein", "eine", "einen", "einem", "einer", "nennen", "nennt", "genannt",
        "enthält", "enthalten", "vorkommt", "vorkommen", "stehen", "steht", "wird", "werden", "zeigen", "zeigt", "gezeigt", "angeben",
        "angegeben", "erwähnen", "erwähnt", "nötig", "möglich", "erforderlich", "zweifel", "im", "mit", "von", "nous", "vous", "on", "il",
        "elle", "y", "a", "avec", "citons", "citez", "cite", "cités", "citées", "donnons", "donnez", "donne", "donnés", "mentionnons",
        "mentionne", "mentionnez", "mentionnés", "contient", "contiennent", "comporte", "comportent", "figurent", "apparaît",
        "apparaissent",
        "est", "sont", "nécessaire", "possible", "besoin", "doute",
    ]
    /// Subjects that figures show, and what shows a forecast.
    static let prices = Phrases("price|prices|pricing|fee|fees|preis|preise|preisen|preisangaben|tarif*|gebühr*|prix|frais")
    static let figures = Phrases(
        "figure|figures|number|numbers|statistic*|percentage*|zahl|zahlen|kennzahlen|statistik*|chiffre*|pourcentage*")
    static let forecasts = Phrases(
        "forecast*|prediction*|projection*|outlook|prognose*|ausblick*|vorhersage*|prévision*|pronostic*|perspectives")
    static let forecasting = Phrases(
        """
        forecast*|predict*|outlook|expect*|projected|is set to|are set to|is likely to|are likely to|prognose*|prognostizier*|ausblick|erwarte*
        voraussichtlich|rechnet mit|rechnen mit|vorhersage*|prévoi*|prévision*|pronosti*|devrait|devraient|s attend|s attendent|table sur
        """)
    /// Which mean every post.
    static let posts: Set = [
        "post", "posts", "text", "texts", "draft", "drafts", "every", "each", "all", "beitrag", "beiträge", "beiträgen", "texte", "texten",
        "jeder", "jede", "jedes", "jedem", "allen", "alle", "publication", "publications", "textes", "chaque", "tout", "toute",
        "tous", "toutes",
    ]
    /// Behind which a dot ends nothing.
    static let abbreviations: Set = ["max", "min", "ca", "approx", "mind", "nr", "no"]
    static let fillers: Set = [
        "a", "an", "the", "our", "its", "their", "any", "der", "die", "das", "den", "dem", "des", "unser", "unsere", "unseren", "unserem",
        "le", "la", "les", "l", "d", "de", "du", "des", "un", "une", "nos", "notre", "is", "are", "also", "auch", "or", "and", "oder",
        "und", "ou", "et", "like", "such", "as", "wie", "etwa", "comme", "tel", "telles", "tels", "que", "words", "word", "etc", "usw",
    ]
    /// Words that describe words: "words that nobody understands".
    static let relatives: Set = [
        "that", "which", "who", "nobody", "from", "of", "in", "with", "without", "die", "das", "der", "aus", "mit", "ohne", "qui", "que",
        "dont", "avec", "sans", "trop", "too", "zu", "our", "we", "wir", "nous", "no", "to", "about", "it", "things", "anything", "par",
        "per",
    ]
    static let wordMarkers = Phrases(
        """
        word|words|phrases|phrase|term|terms|expression*|buzzwords like|buzzwords such as|jargon like|say|wort|wörter|worte|begriff|begriffe
        ausdruck|ausdrücke|floskeln wie|mot|mots|terme|termes
        """)
    static let mentioning = Phrases(
        """
        mention|mentions|name|names|include|includes|contain*|use|uses|carr*|nennt|nennen|erwähn*|enthält|enthalten|verwende*|steht
        mentionne*|cite|citent|citez|contien*|comporte*|utilis*|nomme*|figure
        """)
    static let namers = Phrases(
        "ort|namen|name|marke|stadt|produkt|firma|city|town|brand|product|company|ville|nom|marque|produit|lieu|by name|namentlich")
    /// Where they stand before a noun, the noun is no name.
    static let germanVerbs: Set = ["nennt", "nennen", "enthält", "enthalten", "steht", "erwähnt", "erwähnen", "verwenden", "verwendet"]
    static let spelling = Phrases("spell*|spelt|written|write|writes|capitalis*|capitaliz*|schreib*|geschrieben|écri*|orthograph*")
    static let letterCases = Phrases("lower case|lowercase|small letters|klein*|minuscule*|name|namen|nom")
    static let permissions = Phrases(
        "may|allowed|welcome|fine|ok|okay|can|optional|dürfen|darf|erlaubt|willkommen|gern|gerne|peut|peuvent|permis*|bienvenu*|autorisé*")
    static let vagueness = Phrases(
        "sparingly|rarely|sparsam|selten|dosiert|parcimonie|modération|too many|zu viele|trop de|few|wenige|peu de|overuse|abus*|übertreib*"
    )

    // MARK: headings

    static let wordHeadings = Phrases(
        """
        banned|banned words|forbidden words|words we avoid|words to avoid|words we never use|words we don t use|verboten|verbotene*|tabuwörter
        unwörter|interdit*|mots à éviter|mots à bannir|mots bannis|never say|do not say|don t say
        """)
    static let forbidHeadings = Phrases(
        """
        don t|donts|dont|don ts|do not|avoid|never|no go*|what we avoid|nicht|vermeiden|tabu|tabus|so nicht|nie
        à éviter|éviter|ne pas|à ne pas faire|à proscrire|jamais
        """)
    static let demandHeadings = Phrases(
        "do|dos|do s|always|must|required|mandatory|pflicht|immer|so ja|bitte|à faire|toujours|obligatoire")
    static let legalHeadings = Phrases(
        "legal|disclaimer*|compliance|rechtlich*|rechtliches|pflichtangabe*|pflichthinweis*|mentions légales|mentions obligatoires|juridique"
    )
    static let backgroundHeadings = Phrases(
        """
        about|about us|background|history|company|audience|who we are|our story|über uns|hintergrund|geschichte|zielgruppe|wer wir sind
        à propos|qui sommes nous|histoire|public|contexte|notre histoire
        """)
    /// A sentence of prose that tells instead of asking begins so.
    static let tellings = Phrases(
        """
        we are|we were|we have|our customers are|our company|founded|the company|it was|wir sind|wir haben|unsere kunden sind|gegründet
        das unternehmen|nous sommes|nous avons|nos clients sont|fondé*|l entreprise|was founded|wurde gegründet|a été fondé*|since|seit|depuis
        """)

    // MARK: drafts

    static let determiners: Set = [
        "the", "our", "your", "its", "their", "my", "his", "her", "der", "die", "das", "den", "dem", "des", "am", "im", "zum", "zur", "ein",
        "eine", "einen", "einem", "einer", "unser", "unsere", "unseren", "unserem", "unserer", "unseres", "ihr", "ihre", "ihren", "ihrem",
        "ihrer", "le", "la", "les", "notre", "nos", "votre", "vos", "son", "sa", "ses", "leur", "leurs", "du", "au", "aux",
    ]
    static let bestAndWorst: Set = ["best", "worst", "unrivalled", "unmatched", "unparalleled", "unbeatable"]
    static let peakClaims = [
        "number one", "no 1", "world leading", "market leading", "market leader", "world class", "second to none", "Nummer eins", "Nr 1",
        "marktführend", "Marktführer", "weltweit führend", "unschlagbar", "bestmöglich", "einzigartig", "erstklassig", "numéro un",
        "numéro 1", "n° 1", "leader mondial", "leader du marché", "sans égal", "inégalé", "incomparable",
    ]
    static let englishEst = [
        "interest", "request", "protest", "contest", "suggest", "harvest", "forest", "honest", "modest", "invest", "digest", "arrest",
        "conquest", "manifest", "inquest", "midwest", "northwest", "southwest", "everest", "budapest", "earnest", "tempest", "retest",
        "unrest", "bucharest", "forrest", "ernest", "bequest", "attest", "detest", "divest", "ingest", "infest", "behest", "priest",
        "latest",
    ]
    static let germanSte = [
        "erste", "nächste", "letzte", "neueste", "meiste", "kosten", "leiste", "teste", "raste", "faste", "poste", "tröste", "röste",
        "huste",
        "müsste", "musste", "wusste", "selbst", "dienste", "liste", "unterste", "oberste", "hinterste", "vorderste", "äusserste",
    ]
    /// What is left of a word without its "e", "en" or other ending ends so, and is no superlative: "robuste", "angepasste", "gelöste".
    static let germanStems = [
        "robust", "fest", "sst", "löst", "bereist", "gereist", "verreist", "waist", "glast", "bremst", "trist", "wüst", "haust", "leist",
        "rüst", "röst", "tröst", "mäst", "last", "list", "post", "kost",
    ]
    static let germanWholes: Set = ["ernst", "dreist", "feist", "just", "reist"]
    static let frenchAdverbs: Set = [
        "souvent", "tôt", "tard", "possible", "récemment", "jeune", "âgé", "de", "d", "que", "qu", "en", "à", "rien", "vite", "pour", "du",
    ]
    static let englishCalls: Set = [
        "read", "learn", "join", "register", "sign", "download", "contact", "book", "tell", "share", "comment", "apply", "discover", "try",
        "get", "visit", "let", "see", "subscribe", "write", "call", "follow", "come", "meet", "watch", "listen", "send", "drop", "ask",
        "click", "start", "take", "schedule", "reach", "message", "check", "find", "save", "order", "talk", "explore", "request", "reserve",
        "vote", "reply", "bring", "look",
    ]
    /// Which look like calls.
    static let noCalls: Set = ["wenn", "denn", "dann", "wann", "können", "haben", "möchten", "wollen", "chez", "assez"]
    static let germanCalls: Set = [
        "komm", "kommt", "schreib", "schreibt", "lies", "lest", "bewirb", "bewerbt", "melde", "meldet", "sag", "sagt", "probier",
        "probiert",
        "besuch", "besucht", "teile", "teilt", "jetzt", "entdecke", "entdeckt", "schau", "schaut", "hol", "holt", "erzähl", "erzählt",
    ]
    static let attributions = Phrases(
        """
        according to|reports|reported|says|said|found|source|sources|survey by|study by|data from|figures from|published by|per
        laut|gemäß|gemäss|zufolge|nach angaben|quelle|quellen|sagt|berichtet|meldet|meldete|studie von|studie der|studie des
        selon|d après|source|rapporte|indique|affirme|étude de|étude du|étude d|données de
        """)
    static let studies = Phrases(
        """
        studies show|study shows|research shows|research says|experts say|science says|studien zeigen|studie zeigt|forscher sagen
        experten sagen|wissenschaftlich belegt|études montrent|étude montre|experts disent|recherches montrent|scientifiquement prouvé*
        """)
}
