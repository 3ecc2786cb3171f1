import Support

/// The words by which orders to a machine are known, all as skeletons.
enum MachineWords {
    /// A word that mixes letters with digits or scripts, in the letters that it is to be read as.
    static func undisguised(_ word: Substring) -> String {
        let hasLatin = word.contains { $0.isASCII && $0.isLetter }
        guard hasLatin, !word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return String(word) }
        return String(word.map { lookAlikes[$0] ?? $0 })
    }

    static func isLeaving(_ word: String) -> Bool {
        leaving.contains(word) || leavingHeads.contains(String(word.prefix(3))) && leavingStems.contains(where: word.hasPrefix)
    }
    static func isInstruction(_ word: String) -> Bool { instructionStems.contains(where: word.hasPrefix) }
    static func isEarlier(_ word: String) -> Bool { earlier.contains(word) || earlierStems.contains(where: word.hasPrefix) }
    static func continues(_ word: String) -> Bool { ["model", "models", "modele"].contains(word) || kinds.contains(word) }

    private static let lookAlikes: [Character: Character] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "ѕ": "s", "ј": "j", "һ": "h", "к": "k", "м": "m",
        "т": "t", "в": "b", "н": "h", "α": "a", "ο": "o", "ε": "e", "ι": "i", "ρ": "p", "ν": "v", "0": "o", "1": "i", "3": "e", "4": "a",
        "5": "s", "7": "t",
    ]

    private static let leaving = words("ignore disregard forget override vergiss vergesst yok bo skip unut hagyd uita uită esquece pomin")
    private static let leavingStems = words(
        """
        ignorier ignorez ignorer oubliez oublie ignora ignoruj zignoruj vergessen missacht oublie olvid dimentic esqueç negeer vergeet zapomn игнорир
        проигнор забуд ігнор görmezden تجاهل انس התעלם שכח bortse glöm zapomeň αγνοησ ξεχασ abaikan lupakan अनदेख ohita unohda ignorér
        """)
    private static let leavingHeads = Set(leavingStems.map { String($0.prefix(3)) })
    private static let instructionStems = words(
        """
        instruction prompt systemprompt anweisung instruktion consigne instruccion indicacion istruzion instruç instructie opdracht
        instrukc polecen инструкц указан інструкц вказів talimat التعليمات הוראות ההוראות instruktion pokyn οδηγι utasítás instrucți
        instruksi dẫn निर्देश
        """)
    static let rules = words(
        "rules rule guidelines directives regeln vorgaben regles directives reglas normas regole regels zasady правила")
    private static let earlier = words(
        """
        previous above prior earlier preceding system vorherige vorherigen bisherigen bisherige obigen precedentes
        ci anteriores anterior precedenti vorige bovenstaande poprzednie wszystkie все предыдущие усі попередні всі önceki
        tüm جميع السابقة כל הקודמות tidigare alla předchozí všechny όλες προηγούμενες korábbi összes anterioare toate semua sebelumnya trước
        tất पिछले सभी
        """)
    static let own = words("your deine deinen deiner ihre ihren vos tes tus sus tue suas je jouw twoje твои ваши твої dina din")
    private static let earlierStems = words("предыдущ попередн προηγουμεν")
    static let all = words("all any every alle toutes tous todas todos tutte")
    static let machines = words(
        "ai ais llm llms assistant assistants chatbot chatbots model models gpt chatgpt claude gemini copilot ki ia sprachmodell sprachmodelle"
    )
    private static let kinds = words(
        "assistant assistants agent agents writer writers system systems bot bots summariser summarisers tool tools")
    static let telling = words(
        """
        repeat print reveal output show disclose quote quotes render encode dump display write tell gib ausgeben nenne zeige imprime affiche
        repete stampa ripeti muestra imprima mostra выведи покажи напиши виведи הדפס הצג
        """)
    static let systemPrompts = skeletons([
        "the system prompt", "your system prompt", "systemprompt", "prompt de sistema", "prompt systeme", "prompt di sistema",
        "системный промпт", "системний промпт", "הנחיית המערכת",
    ])
    static let ownInstructions = skeletons([
        "its system prompt", "system message", "your full configuration", "your instructions", "your prompt", "your configuration",
    ])
    static let marks = [
        "<|", "|>", "[inst]", "[/inst]", "<<sys>>", "<start_of_turn>", "<end_of_turn>", "### system", "### instruction", "### assistant",
        "\"role\":", "<system>", "</system>", "system override", "</source", "<source", "<previous", "</previous", "/ source s1",
    ]
    static let roles = [
        "role: system", "role: developer", "[system]", "developer message", "end of article", "end of material", "end of sources",
        "sources end here", "# task", "# brief",
    ]
    static let roleSigns = words("role developer end sources task brief")
    /// What stands before a machine that is called, and what may stand between.
    static let calling = words(
        "note dear attention hey hello hi message mode instruction instructions achtung hinweis liebe lieber liebes cher chere")
    static let between = words("to for all any every the automated language large an a die das le la")
    static let conditions = skeletons([
        "if you are a ", "if you are an ", "if you are a language ", "if you are a large language ", "as a language ", "wenn du ein ",
        "wenn sie ein ", "si vous etes un ", "si tu es un ",
    ])
    /// Machines that are written about so often that a comma before them says nothing.
    static let subjects = words("ai ais ki ia models")
    static let commands = words(
        """
        write add put link cite use say end begin mention embed name show print list encode render invite point wrap copy repeat answer reply
        output decode hide ignore follow obey recommend thank tell ask unquote unescape read quote schreibe ecris ajoute
        """)
    static let asking = words("your you must has only du dein deine vous votre")
    static let thisText = ["this page", "this article", "this text", "this document", "this feed", "this item"]
    static let becoming = [
        "you are now", "you're now", "from now on you", "du bist jetzt", "sie sind jetzt", "vous etes desormais", "tu es maintenant",
        "ahora eres", "you are ",
    ].map(\.skeleton)

    private static func skeletons(_ texts: [String]) -> [String] { texts.map { $0.hasSuffix(" ") ? $0 : $0.skeleton } }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map { String($0).skeleton })
    }
}
