/// The endings of host names: IANA's list of countries, and of the others those that many sites have or that are abused most
/// (IANA, Root Zone Database). A list of all 1,400 would be out of date as soon, and half of them are words.
enum TopLevelDomains {
    /// Whether a word after a dot ends the name of a host, rather than beginning the next sentence, where the space before it is missing:
    /// that begins with a capital.
    static func isEnding(_ word: some StringProtocol) -> Bool {
        let lower = word.lowercased()
        if known.contains(lower) { return true }
        if lower.hasPrefix("xn--") { return true }
        guard countries.contains(lower) || others.contains(lower) else { return false }
        return word == lower || word == word.uppercased()
    }

    /// Which begin no sentence.
    private static let known = set(
        """
        com org net io dev app ai co info biz eu de fr uk ch us ly example test xyz link click shop site online ru cn onion icu buzz website
        tk gg jp kr br
        """)
    private static let countries = set(
        """
        ac ad ae af ag al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo bs bt bv bw by bz ca cc cd cf cg ci ck cl cm cr
        cu cv cw cx cy cz dj dk dm do dz ec ee eg er es et fi fj fk fm fo ga gb gd ge gf gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr
        ht hu id ie il im in iq ir is it je jm jo ke kg kh ki km kn kp kw ky kz la lb lc li lk lr ls lt lu lv ma mc md me mg mh mk ml mm mn
        mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs rw
        sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tl tm tn to tr tt tv tw tz ua ug uy uz va vc ve
        vg vi vn vu wf ws ye yt za zm zw рф бел қаз срб укр 中国 中國 한국 台灣 香港 भारत
        """)
    private static let others = set(
        """
        academy agency amsterdam art asia auction autos baby bar bayern beauty berlin best bet bid bio blog boats bond boutique brussels
        business buy cafe cam camp capital care casa cash casino cat center cfd chat cheap city claims cloud club codes coffee community
        company contact cool country coupons cricket crypto cyou dad date dating day deal deals delivery design diet digital direct directory
        discount download earth edu education email energy engineering enterprises events exchange expert express faith family fans farm
        fashion feedback finance financial fit fitness foo forum foundation fun fund fyi gallery game games gdn gift gives global gmbh gold
        gov graphics gratis group guide guru hair hamburg health help holdings homes host hosting house immo inc ink institute insure int
        international investments jobs koeln land lat law legal lgbt life limited live llc loan loans lol london love ltd makeup market
        marketing markets mba media meme men mil mobi moe mom money monster mov movie name network new news ninja nrw nyc observer one ong
        ooo page paris partners parts party pet photo photography photos pics pictures pink pizza plus poker porn press pro productions
        promo properties pub quebec quest racing realty red ren rent repair report rest review reviews rip rocks rsvp ruhr run saarland sale
        sbs school science scot services sex shopping show skin social software solar solutions space srl store stream studio study style
        support surf swiss systems tattoo tax team tech technology tel tips tirol tokyo tools top tours town toys trade trading training
        travel tube university uno vacations ventures vet video vin vip vision vlaanderen vote voyage wales wang watch webcam wien wiki win
        wine work works world wtf yachts yoga zip zone zuerich рус онлайн сайт 公司 网络 网址 在线 我爱你
        """)

    private static func set(_ list: String) -> Set<String> { Set(list.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
