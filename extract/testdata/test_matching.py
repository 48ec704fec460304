"""Table tests of matching.py: which two stretches of a text name one thing; names; the matching.

    python3 extract/testdata/test_matching.py
"""
import itertools
import random
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import matching as S

# (text, gold span, system span, do they agree, English name of the gold entity)
PAIRS = [
    # Ukrainian: numerals, quantifiers, pronouns before the noun
    ("Чотири компанії", "Чотири компанії", "компанії", True, "four firms"),
    ("шість літаків", "літаків", "шість літаків", True, "aircraft"),
    ("Усі країни ЄС", "Усі країни ЄС", "країни ЄС", True, "member states of the European Union"),
    ("Усі країни ЄС", "Усі країни ЄС", "ЄС", False, "member states of the European Union"),
    ("Низка держав", "Низка держав", "держав", True, "several states"),
    ("двоє чоловіків і жінка", "двоє чоловіків і жінка", "чоловіків", True, "two men and a woman"),
    ("понад 9 000 російських солдатів", "російських солдатів", "понад 9 000 російських солдатів", True, "Russian soldiers"),
    ("два українські літаки", "літаки", "два українські літаки", True, "planes"),
    ("кількох ворожих дронів", "кількох ворожих дронів", "дронів", True, "drones"),
    ("свого міністра", "свого міністра", "міністра", True, "minister"),
    ("обоє міністрів", "міністрів", "обоє міністрів", True, "ministers"),
    # Ukrainian: adjectives in all cases
    ("вороже угруповання", "вороже угруповання", "угруповання", True, "enemy unit"),
    ("Вищим антикорупційним судом", "Вищим антикорупційним судом", "судом", True, "High Anti-Corruption Court"),
    ("військову допомогу", "військову допомогу", "допомогу", True, "military aid"),
    ("колишньою очільницею", "колишньою очільницею", "очільницею", True, "former head"),
    ("російські війська", "російські війська", "війська", True, "Russian troops"),
    ("російські війська", "російські війська", "російські", False, "Russian troops"),
    ("завтрашньому засіданні", "завтрашньому засіданні", "засіданні", True, "meeting"),
    ("Південною Кореєю", "Південною Кореєю", "Кореєю", True, "South Korea"),
    ("українськими ударними безпілотниками", "безпілотниками", "українськими ударними безпілотниками", True, "drones"),
    ("спільної пресконференції у Брюсселі", "спільної пресконференції у Брюсселі", "пресконференції", True, "press conference"),
    ("спільної пресконференції у Брюсселі", "спільної пресконференції у Брюсселі", "Брюсселі", False, "press conference"),
    ("польське МЗС", "польське МЗС", "МЗС", True, "Ministry of Foreign Affairs of Poland"),
    ("Вищій раді правосуддя", "Вищій раді правосуддя", "раді", True, "High Council of Justice"),
    ("польським колегою", "польським колегою", "колегою", True, "Polish colleague"),
    ("спільної з главою МЗС Японії пресконференції у Брюсселі", "спільної з главою МЗС Японії пресконференції у Брюсселі", "пресконференції у Брюсселі", True,
     "joint press conference in Brussels"),
    ("спільної з главою МЗС Японії пресконференції у Брюсселі", "спільної з главою МЗС Японії пресконференції у Брюсселі", "главою МЗС Японії", False,
     "joint press conference in Brussels"),
    ("пов'язаних із ГРУ хакерів", "хакерів", "пов'язаних із ГРУ хакерів", True, "hackers"),
    ("новий міністр оборони", "новий міністр оборони", "міністр", True, "Minister of Defence"),
    # Ukrainian: complements are other entities
    ("президента Польщі", "президента Польщі", "Польщі", False, "President of Poland"),
    ("президента Польщі", "Польщі", "президента Польщі", False, "Poland"),
    ("президенту Польщі", "президенту Польщі", "Польщі", False, "President of Poland"),
    ("президента Польщі", "президента Польщі", "президента", True, "President of Poland"),
    ("делегацію Швеції", "делегацію Швеції", "Швеції", False, "delegation of Sweden"),
    ("вторгнення росії в Україну", "вторгнення росії в Україну", "росії", False, "invasion of Ukraine"),
    ("вторгнення росії в Україну", "вторгнення росії в Україну", "вторгнення", True, "invasion of Ukraine"),
    ("заступника міністра інфраструктури", "заступника міністра інфраструктури", "міністра інфраструктури", False, "Deputy Minister of Infrastructure"),
    ("рішення президента", "рішення президента", "президента", False, "decision of the president"),
    ("військові РФ", "військові РФ", "РФ", False, "Russian troops"),
    ("військових Росії", "військових Росії", "військових", True, "Russian troops"),
    ("глава МЗС Японії", "глава МЗС Японії", "МЗС Японії", False, "Foreign Minister of Japan"),
    ("заяву міністра оборони", "заяву міністра оборони", "міністра оборони", False, "statement"),
    ("партії регіонів", "партії регіонів", "регіонів", False, "Party of Regions"),
    # Ukrainian: names, titles, enumerations
    ("генсек НАТО Єнс Столтенберг", "генсек НАТО Єнс Столтенберг", "Столтенберг", True, "Jens Stoltenberg"),
    ("генсек НАТО Єнс Столтенберг", "Єнс Столтенберг", "генсек НАТО Єнс Столтенберг", True, "Jens Stoltenberg"),
    ("генсек НАТО Єнс Столтенберг", "генсек НАТО Єнс Столтенберг", "НАТО", False, "Jens Stoltenberg"),
    ("генсек НАТО Єнс Столтенберг", "генсек НАТО", "генсек НАТО Єнс Столтенберг", True, "Jens Stoltenberg"),
    ("Т. в. о. голови СБУ Василь Малюк", "Т. в. о. голови СБУ Василь Малюк", "Василь Малюк", True, "Vasyl Maliuk"),
    ("президента Володимира Зеленського", "президента Володимира Зеленського", "Зеленського", True, "Volodymyr Zelenskyy"),
    ("Станцію «Чорнобиль»", "Станцію «Чорнобиль»", "Чорнобиль", True, "Chernobyl Nuclear Power Plant"),
    ("Депутатка від «Голосу»", "Депутатка від «Голосу»", "Голосу", False, "MP of Holos"),
    ("саміт НАТО у Вільнюсі", "саміт НАТО у Вільнюсі", "НАТО", False, "2023 Vilnius NATO summit"),
    ("94% акцій банку", "94% акцій банку", "банку", True, "bank"),
    ("один із лідерів опозиції", "один із лідерів опозиції", "лідерів", True, "opposition leader"),
    ("компанія Uklon", "компанія Uklon", "Uklon", True, "Uklon"),
    ("Польща та Словаччина", "Словаччина", "Польща та Словаччина", True, "Slovakia"),
    ("партнерів – Японії, Австралії", "Австралії", "партнерів – Японії, Австралії", True, "Australia"),
    ("Усі країни ЄС, крім Угорщини", "Усі країни ЄС", "Усі країни ЄС, крім Угорщини", True, "EU members"),
    ("Усі країни ЄС, крім Угорщини", "Угорщини", "Усі країни ЄС, крім Угорщини", False, "Hungary"),
    ("уряду Японії, який засуджує вторгнення росії", "уряду Японії", "уряду Японії, який засуджує вторгнення росії", True, "Government of Japan"),
    # English
    ("All EU members except Hungary", "All EU members", "All EU members except Hungary", True, "EU members"),
    ("All EU members except Hungary", "Hungary", "All EU members except Hungary", False, "Hungary"),
    ("several states, including Norway", "several states", "several states, including Norway", True, "several states"),
    ("several states, including Norway", "Norway", "several states, including Norway", False, "Norway"),
    ("allies such as Poland", "Poland", "allies such as Poland", False, "Poland"),
    ("a coalition led by Italy", "a coalition", "a coalition led by Italy", True, "coalition"),
    ("a coalition led by Italy", "Italy", "a coalition led by Italy", False, "Italy"),
    ("Japan's foreign minister", "Japan's foreign minister", "Japan", False, "Foreign Minister of Japan"),
    ("Japan's foreign minister", "Japan", "Japan's foreign minister", False, "Japan"),
    ("Japan's foreign minister", "Japan's foreign minister", "foreign minister", True, "Foreign Minister of Japan"),
    ("President Zelensky's office", "President Zelensky's office", "President Zelensky", False, "Office of the President"),
    ("NATO chief Jens Stoltenberg", "NATO chief", "NATO chief Jens Stoltenberg", True, "Jens Stoltenberg"),
    ("NATO chief Jens Stoltenberg", "NATO", "NATO chief Jens Stoltenberg", False, "NATO"),
    ("the president of Poland", "the president of Poland", "Poland", False, "President of Poland"),
    ("the government of Japan, which condemns Russia", "the government of Japan", "the government of Japan, which condemns Russia", True, "Government of Japan"),
    ("the government of Japan, which condemns Russia", "Russia", "the government of Japan, which condemns Russia", False, "Russia"),
    ("more than 9,000 Russian soldiers", "Russian soldiers", "more than 9,000 Russian soldiers", True, "Russian soldiers"),
    ("15 of 18 drones", "15 of 18 drones", "drones", True, "drones"),
    ("dozens of people", "people", "dozens of people", True, "people"),
    ("the city of Kharkiv", "Kharkiv", "the city of Kharkiv", True, "Kharkiv"),
    ("Hackers linked to Russian intelligence", "Hackers linked to Russian intelligence", "Hackers", True, "hackers"),
    ("Hackers linked to Russian intelligence", "Hackers linked to Russian intelligence", "Russian intelligence", False, "hackers"),
    ("Poland and Slovakia", "Poland", "Poland and Slovakia", True, "Poland"),
    ("the hostages' families", "the hostages' families", "the hostages", False, "families of the hostages"),
    ("EU leaders summit", "EU leaders summit", "EU leaders", False, "EU summit"),
    ("the mayor of Melitopol Ivan Fedorov", "the mayor of Melitopol Ivan Fedorov", "Melitopol", False, "mayor of Melitopol"),
]


class Spans(unittest.TestCase):
    def test_pairs(self):
        self.assertGreaterEqual(len(PAIRS), 40)
        for text, gold, system, agree, name in PAIRS:
            with self.subTest(gold=gold, system=system):
                a, b = ((len(text[:text.index(p)].encode()), len(text[:text.index(p)].encode()) + len(p.encode())) for p in (system, gold))
                self.assertEqual(S.same_span(a, system, b, gold, name, name if agree else ""), agree, (S.heads(gold, name), S.heads(system, name)))

    def test_heads(self):
        def words(phrase, name=""):
            return {phrase.encode()[a:b].decode() for a, b in S.heads(phrase, name)}
        self.assertEqual(words("генсек НАТО Єнс Столтенберг", "Jens Stoltenberg"), {"генсек", "Єнс", "Столтенберг"})
        self.assertEqual(words("Міністерством освіти Грузії"), {"Міністерством"})
        self.assertIn("Silina", words("Latvian Prime Minister Evika Silina"))
        self.assertNotIn("Georgia", words("Ministry of Education of Georgia", "Ministry of Education of Georgia"))

    def test_modifier(self):
        for phrase in ("вороже угруповання", "нову партію", "нової партії", "новому саміту", "новим законом", "новій раді", "перша зустріч", "їхніх дітей",
                       "спільні навчання", "окуповане місто", "колишнє керівництво", "сусідню країну", "усіма країнами", "п'ять літаків"):
            self.assertTrue(S.modifier(*phrase.split()), phrase)
        for phrase in ("президенту Польщі", "уряду Японії", "столицю Польщі", "режим путіна", "зброї України", "компаній Японії", "країни Європи",
                       "слова президента", "засіданні Ради", "рішення президента", "війні України", "військові України", "мову закону", "Польща Литва", "генсек НАТО"):
            self.assertFalse(S.modifier(*phrase.split()), phrase)

    def test_names(self):
        self.assertTrue(S.same_name("Єнс Столтенберг", "Jens Stoltenberg"))
        self.assertTrue(S.same_name("Szijjártó", "Peter Szijjarto"))
        self.assertFalse(S.same_name("Ukraine", "president of Ukraine"))
        self.assertTrue(S.same_name("путін", "Vladimir Putin"))
        self.assertTrue(S.same_name("two ministers", "ministers"))
        self.assertFalse(S.same_name("army", "room"))  # one key
        self.assertFalse(S.same_name("армія", "room"))
        self.assertFalse(S.same_name("NATO countries", "NATO"))

    def test_assign_is_the_best_matching(self):
        rng = random.Random(1)
        for _ in range(200):
            rows, columns = rng.randint(1, 4), rng.randint(1, 4)
            w = [[rng.choice((0.0, 1.0, 2.5, 10.0, 1e6)) for _ in range(columns)] for _ in range(rows)]
            column = S.assign(w)
            used = [j for j in column if j >= 0]
            self.assertEqual(len(used), len(set(used)))
            best = max(sum(w[i][j] for i, j in enumerate(p) if j < columns) for p in itertools.permutations(range(columns + rows), rows))
            self.assertEqual(sum(w[i][j] for i, j in enumerate(column) if j >= 0), best)
        self.assertEqual(S.assign([]), [])


if __name__ == "__main__":
    unittest.main()
