/// Countries and cities whose names differ between English, German and French, with the words for their people.
enum PlaceNames {
    /// One name for all that mean the same place; the key itself for any other word.
    static func common(_ key: String) -> String {
        if let name = table[key] { return name }
        // "japonaises", "norwegischer"
        for ending in endings where key.hasSuffix(ending) && key.count >= ending.count + 5 {
            if let name = table[String(key.dropLast(ending.count))] { return name }
        }
        return key
    }

    /// Cities of a country, by which it is known too.
    static func cities(of country: String) -> [String] {
        (table[country].flatMap { capitals[$0] } ?? "").split(separator: " ").map { common(String($0)) }
    }

    private static let endings = ["es", "e", "s", "en", "er", "em", "n"]
    private static let capitals = [
        "germany": "berlin munich hamburg cologne frankfurt stuttgart",
        "france": "paris lyon marseille toulouse bordeaux nantes lille strasbourg",
        "austria": "vienna graz linz salzburg", "switzerland": "zurich geneva basel bern lausanne", "italy": "rome milan turin naples",
        "spain": "madrid barcelona valencia seville", "poland": "warsaw krakow gdansk wroclaw",
        "britain": "london manchester edinburgh bristol",
        "england": "london manchester bristol leeds", "scotland": "edinburgh glasgow", "ireland": "dublin cork", "wales": "cardiff",
        "netherlands": "amsterdam rotterdam eindhoven", "belgium": "brussels antwerp ghent", "denmark": "copenhagen aarhus",
        "norway": "oslo bergen trondheim", "sweden": "stockholm gothenburg malmo", "finland": "helsinki tampere",
        "portugal": "lisbon porto",
        "greece": "athens thessaloniki", "turkey": "istanbul ankara izmir", "russia": "moscow", "ukraine": "kyiv odessa lviv",
        "america": "washington boston chicago texas california", "canada": "toronto montreal vancouver ottawa quebec",
        "china": "beijing shanghai shenzhen",
        "japan": "tokyo osaka kyoto", "india": "mumbai delhi bangalore", "egypt": "cairo", "hungary": "budapest", "czechia": "prague brno",
        "romania": "bucharest", "bulgaria": "sofia", "croatia": "zagreb", "korea": "seoul", "morocco": "casablanca rabat",
    ]

    static func isKnown(_ key: String) -> Bool { table[key] != nil }

    private static let rows = [
        "germany german germans deutschland deutschlands deutsch deutsche deutschen deutscher deutsches allemagne allemand allemande allemands",
        "france french frankreich frankreichs franzosisch franzosische franzosischen franzosen francais francaise francaises",
        "austria austrian osterreich osterreichs osterreichische osterreicher autriche autrichien autrichienne",
        "switzerland swiss schweiz schweizer suisse suisses",
        "italy italian italians italien italiens italienische italiener italie italienne",
        "spain spanish spaniards spanien spaniens spanische spanier espagne espagnol espagnole",
        "poland polish polen polens polnische pologne polonais",
        "europe european europeans europa europas europaische europaischen europaer europeen europeenne europeens",
        "britain british britons briten britische britischen grossbritannien uk britannique",
        "england english englische angleterre anglais",
        "scotland scottish schottland ecosse", "ireland irish irland irische irlande irlandais",
        "netherlands dutch niederlande niederlandische pays-bas neerlandais",
        "belgium belgian belgien belgische belgique belge", "denmark danish danes danemark danois danoise danische danischen",
        "norway norwegian norwegen norwegische norwegischen norvege norvegien", "sweden swedish swedes schweden schwedische suede suedois",
        "finland finnish finnland finnische finlande finlandais", "portugal portuguese portugiesische portugais",
        "greece greek griechenland griechische grece grec",
        "turkey turkish turkei turkische turquie turc", "russia russian russians russland russische russie russe",
        "ukraine ukrainian ukrainische ukrainien",
        "america american americans amerika amerikaner amerikanische amerikanischen amerique americain americains us usa",
        "canada canadian kanada kanadische canadien",
        "mexico mexican mexiko mexique", "brazil brazilian brasilien bresil", "china chinese chinas chinesische chinesen chine chinois",
        "japan japanese japanische japon japonais", "india indian indien inde indien", "africa african afrika afrique africain",
        "asia asian asien asie asiatique",
        "australia australian australien australie", "egypt agypten egypte", "morocco marokko maroc",
        "israel israeli israelische israelien",
        "hungary hungarian ungarn ungarische ungarischen hongrie hongrois", "czechia czech tschechien tschechische tcheque tchequie",
        "romania romanian rumanien rumanische roumanie roumain", "bulgaria bulgarian bulgarien bulgarische bulgarie bulgare",
        "croatia croatian kroatien kroatische croatie croate", "slovenia slovenian slowenien slowenische slovenie slovene",
        "slovakia slovak slowakei slowakische slovaquie slovaque", "serbia serbian serbien serbische serbie serbe",
        "luxembourg luxemburg luxemburger luxembourgeois", "iceland icelandic islande islandais",
        "estonia estonian estland estnische estonie estonien", "latvia latvian lettland lettische lettonie letton",
        "lithuania lithuanian litauen litauische lituanie lituanien", "argentina argentine argentinien argentinische argentin",
        "colombia colombian kolumbien kolumbianische colombie colombien", "korea korean koreanische coree coreen",
        "thailand thai thailandische thailande thailandais", "indonesia indonesian indonesien indonesische indonesie indonesien",
        "malaysia malaysian malaysische malaisie", "vietnam vietnamese vietnamesische vietnamien", "philippines philippinen",
        "singapore singapur singapour", "algeria algerian algerien algerische algerie",
        "tunisia tunisian tunesien tunesische tunisie tunisien",
        "saudi saudische saoudien saoudite", "iran iranian iranische iranien", "syria syrian syrien syrische syrie", "iraq irak irakische",
        "kenya kenyan kenia kenianische", "ethiopia athiopien ethiopie", "cairo kairo caire", "beijing peking pekin", "tokyo tokio",
        "turin torino", "naples neapel napoli", "genoa genua genova", "seville sevilla", "ghent gand", "bruges brugge",
        "aachen aix-la-chapelle", "alsace elsass", "lorraine lothringen", "corsica korsika corse", "sicily sizilien sicile",
        "sardinia sardinien sardaigne", "tyrol tirol", "gothenburg goteborg", "gdansk danzig", "wroclaw breslau",
        "krakow cracow krakau cracovie",
        "bucharest bukarest bucarest", "belgrade belgrad", "kyiv kiev kiew",
        "munich munchen", "cologne koln", "vienna wien vienne", "zurich zuerich", "geneva genf geneve", "basel bale",
        "brussels brussel bruxelles", "rome rom roma",
        "milan mailand milano", "venice venedig venise", "florence florenz firenze", "lisbon lissabon lisbonne", "warsaw warschau varsovie",
        "prague prag praha",
        "copenhagen kopenhagen copenhague", "london londoner londres", "moscow moskau moscou", "nuremberg nurnberg",
        "hanover hannover hanovre", "strasbourg strassburg",
        "athens athen athenes", "antwerp antwerpen anvers", "lyon lyons", "bavaria bayern baviere", "saxony sachsen saxe",
        "brittany bretagne", "normandy normandie",
        "burgundy burgund bourgogne", "berlin berliner", "hamburg hamburger hambourg", "paris pariser parisien parisiens",
    ]

    private static let table = Dictionary(
        rows.flatMap { row in
            let names = row.split(separator: " ").map(String.init)
            return names.map { ($0, names[0]) }
        }
    ) { first, _ in first }
}
