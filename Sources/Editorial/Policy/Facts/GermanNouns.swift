/// What German nouns, all of which have capitals, look like, so that names can be told from them. Keys are without accents.
enum GermanNouns {
    /// Whether a word ends as nouns do.
    static func hasEnding(_ key: String) -> Bool {
        endings.contains(where: key.hasSuffix) || key.count >= longEnough && longEndings.contains(where: key.hasSuffix)
    }

    /// Whether it is made of another word, as hardly any name is.
    static func isDerived(_ key: String) -> Bool {
        hasEnding(key) && !["en", "ern", "ln", "ei"].contains(where: key.hasSuffix) || plurals.contains(where: key.hasSuffix)
    }

    private static let plurals = ["ungen", "heiten", "keiten", "schaften", "tionen", "kraften", "krafte", "zahlen", "stucke"]

    /// "Recklinghausen", "Tuttlingen": places that end as nouns do.
    static func isSettlement(_ key: String) -> Bool {
        key.count >= 8 && ["hausen", "lingen", "ringen", "kirchen", "hofen", "leben", "weiler"].contains(where: key.hasSuffix)
    }

    /// Whether it is a name by its looks alone.
    static func isSurelyName(_ key: String) -> Bool { isStreet(key) || looksForeign(key) }

    /// "Kaiserstraße", but for kinds of streets.
    private static func isStreet(_ key: String) -> Bool {
        guard let end = ["strasse", "allee", "gasse"].first(where: key.hasSuffix), key.count >= end.count + 3 else { return false }
        return !kindsOfStreets.contains(String(key.dropLast(end.count)))
    }

    private static let kindsOfStreets: Set = [
        "haupt", "neben", "seiten", "einbahn", "land", "landes", "kreis", "bundes", "auto", "schnell", "wasser", "dorf", "durchgangs",
        "einkaufs",
        "fahrrad", "spiel", "sack", "gegen", "innenstadt", "wohn", "fertigungs", "produktions", "montage", "ufer", "kuste", "kusten",
        "wurfel",
    ]

    /// Whether it ends as hardly any German noun does, and is none of those that do: "Zalando", "Curevac".
    private static func looksForeign(_ key: String) -> Bool {
        guard key.count >= 5, let last = key.last, "aoiuyc".contains(last), !key.hasSuffix("ei"), !key.hasSuffix("au") else { return false }
        return !borrowed.contains(key) && !borrowedEnds.contains(where: key.hasSuffix)
    }

    /// Whether it says what a firm, a body or a person is.
    static func isRole(_ key: String) -> Bool { roles.contains(where: key.hasSuffix) }

    private static let roles = [
        "name", "lieferer", "hersteller", "handler", "konzern", "minister", "ministerin", "prasident", "prasidentin", "chef", "chefin",
        "sprecher",
        "sprecherin", "firma", "bank", "betreiber", "anbieter", "autobauer", "trainer", "trainerin", "professor", "professorin", "forscher",
        "universitat", "hochschule", "klinik", "gericht", "werft", "reederei", "verlag", "agentur", "kanzler", "kanzlerin", "meister",
        "meisterin", "leiter", "leiterin", "experte", "expertin", "direktor", "direktorin", "verband", "verein", "gewerkschaft", "partei",
        "spedition", "senator", "senatorin", "arzt", "arztin", "manager", "managerin", "modell", "klinikum", "projekt", "programm",
        "plattform", "app", "marke", "grunder", "grunderin", "autor",
        "autorin", "sturmer", "sturmerin", "kapitan", "torwart", "spieler", "spielerin", "kollege", "kollegin", "landrat", "landratin",
        "bruder", "schwester", "vater", "mutter", "sohn", "tochter", "bauer", "bauerin", "wirt", "wirtin", "ingenieur", "ingenieurin",
        "museum", "festival", "turnier", "stadion", "siedlung", "schiff", "frachter", "satellit", "sonde", "vulkan", "dorf", "gemeinde",
        "fuhrer", "fuhrerin", "verbraucherzentrale", "zoo",
    ]

    private static let endings = [
        "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tat", "ismus", "en", "ern", "nis", "nissen", "ei", "tum", "ln", "zeit",
        "arbeit",
    ]
    /// Of short words names end so too: "Lienz".
    private static let longEndings = ["ik", "enz", "anz"]
    private static let longEnough = 8
    /// Compounds end so too: "Elektroauto", "Einkaufsstrategie" does not.
    private static let borrowedEnds = [
        "auto", "euro", "kino", "buro", "foto", "radio", "video", "konto", "risiko", "tempo", "motto", "studio", "labo", "silo", "firma",
        "thema",
        "klima", "kamera", "drama", "schema", "aroma", "arena", "villa", "sauna", "skala", "plasma", "taxi", "profi", "handy", "party",
        "hobby",
        "menu", "akku", "info", "demo", "memo", "logo", "kilo", "kita", "gummi", "krimi", "juni", "juli", "bau", "bio", "ki", "ia", "zebra",
        "porto", "trafo", "story", "city", "lobby", "community", "company", "security", "energy", "technology", "quality", "recovery",
        "delivery",
    ]
    private static let borrowed: Set = [
        "agenda", "dilemma", "propaganda", "panorama", "veranda", "pasta", "pizza", "paprika", "komma", "trauma", "sahara", "tundra",
        "savanna",
        "kobra",
        "inferno", "kommando", "fiasko", "manko", "saldo", "risotto", "echo", "casino", "kasino", "kakao", "cello", "piano", "banjo",
        "torpedo",
        "embargo", "cargo", "zoo", "alibi", "bikini", "graffiti", "salami", "tsunami", "origami", "safari", "kolibri", "azubi", "promi",
        "wessi",
        "ossi", "pulli", "kombi", "gaudi", "tabu", "emu", "kanu", "iglu", "kakadu", "gnu", "baby", "pony", "teddy", "derby", "jury",
        "whisky",
        "lady", "penny", "sorry", "trophy", "photo", "gala", "lava", "oma", "opa", "mama", "papa", "china", "prisma", "dogma", "magma",
        "karma",
        "koma", "koala", "regatta", "ouzo", "avocado", "mango", "tango", "bingo", "flamingo", "libido", "judo", "kimono", "stereo", "turbo",
        "ratio", "trio", "duo", "quartett", "espresso", "cappuccino", "prosecco", "fasching", "balkon", "public", "basic", "music", "comic",
    ]
}
