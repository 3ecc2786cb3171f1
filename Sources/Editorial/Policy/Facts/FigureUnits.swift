/// What a figure counts: percent, euros, metres. Units of one dimension are compared by their factors.
struct FigureUnit: Sendable, Hashable {
    enum Dimension: Sendable, Hashable {
        case percent, points, perMille, times, score, version
        /// "dollar", "krone": variants such as US and Canadian dollars are told apart only where both are named.
        case money(String)
        case length, mass, area, volume, energy, power, temperature(String), seconds, months, speed, data
    }

    let dimension: Dimension
    let factor: Double

    /// Whether a number of things cannot be meant by it.
    var isShare: Bool {
        switch dimension {
        case .percent, .points, .perMille, .money: true
        default: false
        }
    }

    /// What can be measured in no other way, so that a number of things is not meant by it either.
    var isMeasure: Bool {
        switch dimension {
        case .length, .mass, .area, .volume, .energy, .power, .temperature, .speed, .data: true
        default: false
        }
    }

    /// Whether figures of the two units may be the same.
    func agrees(with other: FigureUnit) -> Bool { scales(with: other) != nil }

    /// What brings figures of the two units to one; nil where they measure different things.
    func scales(with other: FigureUnit) -> (Double, Double)? {
        switch (dimension, other.dimension) {
        case (.money(let left), .money(let right)) where left != right && !left.isEmpty && !right.isEmpty: nil
        case (.temperature(let left), .temperature(let right)) where left != right && !left.isEmpty && !right.isEmpty: nil
        case (.money, .money), (.temperature, .temperature): (factor, other.factor)
        case (.seconds, .months): (factor / Self.secondsOfMonth, other.factor)
        case (.months, .seconds): (factor, other.factor / Self.secondsOfMonth)
        default: dimension == other.dimension ? (factor, other.factor) : nil
        }
    }

    /// How much of a figure may be lost when it is given in the other unit: miles for kilometres are rounded, and a month has four weeks.
    func loss(to other: FigureUnit) -> Double {
        if isImperial != other.isImperial { return 0.03 }
        // "One and a half weeks" may be eleven days.
        if dimension == .seconds, other.dimension == .seconds, factor > other.factor, factor > 86400 { return 0.05 }
        return dimension == other.dimension || isShare || isMeasure ? 0 : 0.085
    }

    private static let secondsOfMonth = 30.4375 * 86400
    private var isImperial: Bool { Self.imperial.contains(factor) }
    private static let imperial: Set = [1609.344, 0.3048, 0.0254, 0.45359237, 4046.856, 1.609344]

    /// The unit of a word or symbol behind a number; `key` is folded and without accents.
    static func named(_ key: String) -> FigureUnit? { table[key] }

    /// The unit of two or three words behind a number: "square metres", "pour cent", "points de base".
    static func named(_ words: String...) -> FigureUnit? { pairs[words.joined(separator: " ")] }

    /// The currency of a word or symbol in front of a number.
    static func currency(before key: String) -> FigureUnit? {
        guard let unit = table[key], case .money = unit.dimension, unit.factor == 1, prefixes.contains(key) else { return nil }
        return unit
    }

    private static let prefixes: Set = [
        "$", "€", "£", "¥", "eur", "usd", "gbp", "chf", "nok", "dkk", "sek", "jpy", "cny", "inr", "fr",
    ]

    private static let rows: [(Dimension, Double, String)] = [
        (.percent, 1, "% percent pct prozent prozentig"), (.perMille, 1, "‰ promille"),
        (.points, 1, "pp prozentpunkt prozentpunkte prozentpunkten point points punkt punkte punkten"),
        (.points, 0.01, "basispunkt basispunkte basispunkten bps"),
        (.times, 1, "times mal fois fach fold x"),
        (.money("euro"), 1, "€ eur euro euros"), (.money("dollar"), 1, "$ usd dollar dollars"),
        (.money("pound"), 1, "£ gbp pfund pound pounds quid sterling"), (.money("yen"), 1, "¥ yen jpy"),
        (.money("franc"), 1, "chf franken francs franc fr"),
        (.money("krone"), 1, "nok dkk sek krone kronen kroner kronor crown crowns couronne couronnes"),
        (.money("yuan"), 1, "yuan renminbi cny"), (.money("rupee"), 1, "rupee rupees rupien rupie roupies inr"),
        (.money("zloty"), 1, "zloty zlotys pln"), (.money("lira"), 1, "lira liras lire"), (.money("rouble"), 1, "rouble roubles rubel"),
        (.money("rand"), 1, "rand zar"), (.money("peso"), 1, "peso pesos"), (.money("forint"), 1, "forint forints huf"),
        (.money(""), 0.01, "cent cents centime centimes"), (.money("pound"), 0.01, "p pence"), (.money("franc"), 0.01, "rappen"),
        (.length, 1, "m metre metres meter meters metern"), (.length, 1000, "km kilometre kilometres kilometer kilometers kilometern"),
        (.length, 0.01, "cm centimetre centimetres centimeter centimeters zentimeter zentimetern"),
        (.length, 0.001, "mm millimetre millimetres millimeter millimeters millimetern"),
        (.length, 1609.344, "mile miles meile meilen milles mi"), (.length, 0.3048, "ft foot feet fuss pieds"),
        (.length, 0.0254, "inch inches zoll pouces"),
        (.mass, 1, "kg kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes"),
        (.mass, 0.001, "g gram grams gramm gramme grammes"), (.mass, 1000, "t ton tons tonne tonnes tonnen"), (.mass, 0.45359237, "lb lbs"),
        (.area, 1, "m² sqm qm quadratmeter quadratmetern"), (.area, 1e6, "km² quadratkilometer quadratkilometern"),
        (.area, 1e4, "ha hectare hectares hektar"), (.area, 4046.856, "acre acres"),
        (.volume, 1, "l litre litres liter liters litern"), (.volume, 100, "hl hectolitre hectolitres hektoliter"),
        (.volume, 1000, "m³ kubikmeter kubikmetern"),
        (.energy, 1, "kwh kilowattstunde kilowattstunden kilowattheure kilowattheures"),
        (.energy, 1e3, "mwh megawattstunde megawattstunden megawattheure megawattheures"),
        (.energy, 1e6, "gwh gigawattstunde gigawattstunden gigawattheure gigawattheures"),
        (.energy, 1e9, "twh terawattstunden terawattheures"),
        (.power, 1e-3, "w watt watts"), (.power, 1, "kw kilowatt kilowatts"), (.power, 1e3, "mw megawatt megawatts"),
        (.power, 1e6, "gw gigawatt gigawatts"),
        (.temperature(""), 1, "° grad degree degrees degre degres"), (.temperature("c"), 1, "°c"), (.temperature("f"), 1, "°f"),
        (.seconds, 0.1, "zehntelsekunde zehntelsekunden"),
        (.seconds, 0.01, "hundertstel hundertstelsekunde hundertstelsekunden hundredths centiemes"),
        (.seconds, 0.001, "tausendstel tausendstelsekunde tausendstelsekunden thousandths milliemes millisekunden milliseconds"),
        (.seconds, 1, "seconds sekunde sekunden secondes"), (.seconds, 60, "min minute minutes minuten minutig"),
        (.seconds, 3600, "h hour hours stunde stunden heure heures std stundig hrs"),
        (.seconds, 86400, "day days tag tage tagen jour jours tagig"),
        (.seconds, 604_800, "week weeks woche wochen semaine semaines wochig"), (.seconds, 1_209_600, "fortnight fortnights"),
        (.months, 1, "month months monat monate monaten mois monatig"),
        (.months, 12, "year years yr yrs jahr jahre jahren an ans annee annees jahrig"),
        (.months, 120, "decade decades jahrzehnt jahrzehnte jahrzehnten decennie decennies"),
        (.months, 1200, "century centuries jahrhundert jahrhunderte jahrhunderten siecle siecles"),
        (.months, 3, "quarter quarters quartal quartale quartalen trimestre trimestres"), (.months, 6, "halbjahr semestre semestres"),
        (.speed, 1, "km/h kmh stundenkilometer stundenkilometern kph"), (.speed, 1.609344, "mph"),
        (.data, 1e3, "kb kilobyte kilobytes"), (.data, 1e6, "mb megabyte megabytes mo"), (.data, 1e9, "gb gigabyte gigabytes"),
        (.data, 1e12, "tb terabyte terabytes"),
    ]

    private static let pairRows: [(Dimension, Double, [String])] = [
        (.percent, 1, ["per cent", "pour cent", "v h"]), (.points, 1, ["percentage points", "percentage point", "prozent punkte"]),
        (.points, 1, ["points de pourcentage", "point de pourcentage"]),
        (.points, 0.01, ["basis points", "basis point", "points de base", "point de base"]),
        (.money("dollar"), 1, ["us dollar", "us dollars", "canadian dollars", "australian dollars"]),
        (.money("pound"), 1, ["livres sterling"]),
        (.area, 1, ["square metres", "square meters", "square metre", "square meter", "metres carres", "metre carre"]),
        (
            .area, 1e6,
            ["square kilometres", "square kilometers", "square kilometre", "square kilometer", "kilometres carres", "kilometre carre"]
        ),
        (.volume, 1000, ["cubic metres", "cubic meters", "cubic metre", "cubic meter", "metres cubes", "metre cube"]),
        (.energy, 1e3, ["megawatt hours"]), (.energy, 1e6, ["gigawatt hours"]), (.energy, 1e9, ["terawatt hours"]),
        (.energy, 1, ["kilowatt hours"]),
        (.temperature("c"), 1, ["degrees celsius", "grad celsius", "degres celsius", "° c"]),
        (.temperature("f"), 1, ["degrees fahrenheit", "grad fahrenheit", "degres fahrenheit", "° f"]),
    ]

    private static let table = Dictionary(
        rows.flatMap { row in row.2.split(separator: " ").map { (String($0), FigureUnit(dimension: row.0, factor: row.1)) } }
    ) { first, _ in first }
    private static let pairs = Dictionary(
        pairRows.flatMap { row in row.2.map { ($0, FigureUnit(dimension: row.0, factor: row.1)) } }
    ) { first, _ in first }
}
