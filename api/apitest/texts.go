package apitest

import "actant/graph"

func things() map[string]thing {
	return map[string]thing{
		"stoltenberg": {kind: graph.Person, uk: "Єнс Столтенберг", en: "Jens Stoltenberg"},
		"kishida":     {kind: graph.Person, uk: "Фуміо Кісіда", en: "Fumio Kishida"},
		"kuleba":      {kind: graph.Person, uk: "Дмитро Кулеба", en: "Dmytro Kuleba"},
		"zelenskyy":   {kind: graph.Person, uk: "Володимир Зеленський", en: "Volodymyr Zelenskyy"},
		"japan":       {kind: graph.Country, uk: "Японія", en: "Japan"},
		"ukraine":     {kind: graph.Country, uk: "Україна", en: "Ukraine"},
		"hungary":     {kind: graph.Country, uk: "Угорщина", en: "Hungary"},
		"australia":   {kind: graph.Country, uk: "Австралія", en: "Australia"},
		"korea":       {kind: graph.Country, uk: "Республіка Корея", en: "South Korea"},
		"zealand":     {kind: graph.Country, uk: "Нова Зеландія", en: "New Zealand"},
		"iran":        {kind: graph.Country, uk: "Іран", en: "Iran"},
		"georgia":     {kind: graph.Country, uk: "Грузія", en: "Georgia"},
		"us-georgia":  {kind: graph.Place, uk: "Джорджія", en: "Georgia"},
		"eu":          {kind: graph.Organization, uk: "Європейський Союз", en: "European Union"},
		"nato":        {kind: graph.Organization, uk: "НАТО", en: "NATO"},
		"court":       {kind: graph.Organization, uk: "Верховний суд США", en: "US Supreme Court"},
		"vilnius":     {kind: graph.City, uk: "Вільнюс", en: "Vilnius"},
		"kyiv":        {kind: graph.City, uk: "Київ", en: "Kyiv"},
		"summit":      {kind: graph.Event, uk: "саміт НАТО у Вільнюсі", en: "NATO summit in Vilnius"},
		"talks":       {kind: graph.Event, uk: "переговори в Києві", en: "talks in Kyiv"},
		"partners": {
			kind: graph.Group, uk: "партнери НАТО в Тихому океані", en: "NATO's Pacific partners",
			members: []string{"japan", "australia", "korea", "zealand"},
		},
	}
}

func visitUK() news {
	invited := "Генеральний секретар НАТО Єнс Столтенберг у вівторок запросив Японію на саміт Альянсу у Вільнюсі."
	thanked := "Прем’єр-міністр Фуміо Кісіда подякував Столтенбергу за запрошення."
	plans := "Як повідомив Дмитро Кулеба, Кісіда планує відвідати Київ."
	negated := "Водночас Україна не запросила Угорщину на переговори в Києві."
	return news{
		lang: "uk", published: "2023-04-04", url: "https://news.example/uk/1", publisher: "Приклад новин",
		title: "Японію запросили на саміт НАТО",
		text:  invited + " " + thanked + "\n\n" + plans + " " + negated,
		claims: []claim{
			{
				relation: "INVITED", quote: invited, trigger: "запросив", day: "2023-04-04",
				source: said{"stoltenberg", "Генеральний секретар НАТО Єнс Столтенберг"}, target: said{"japan", "Японію"},
				roles: map[graph.Role]said{graph.RoleEvent: {"summit", "саміт Альянсу у Вільнюсі"}},
			},
			{
				relation: "THANKED", quote: thanked, trigger: "подякував",
				source: said{"kishida", "Прем’єр-міністр Фуміо Кісіда"}, target: said{"stoltenberg", "Столтенбергу"},
			},
			{
				relation: "VISITED", quote: plans, trigger: "відвідати", factuality: graph.Planned,
				source: said{"kishida", "Кісіда"}, target: said{"kyiv", "Київ"}, speaker: said{"kuleba", "Дмитро Кулеба"},
			},
			{
				relation: "INVITED", quote: negated, trigger: "запросила", polarity: graph.Negative,
				source: said{"ukraine", "Україна"}, target: said{"hungary", "Угорщину"},
				roles: map[graph.Role]said{graph.RoleEvent: {"talks", "переговори в Києві"}},
			},
		},
	}
}

func visitEN() news {
	invited := "Jens Stoltenberg invited Japan to the NATO summit in Vilnius on 4 April."
	supports := "Stoltenberg said the European Union supports Ukraine."
	return news{
		lang: "en", published: "2023-04-05", url: "https://news.example/en/1", publisher: "Example Post",
		title: "Japan asked to Vilnius", text: invited + " " + supports,
		claims: []claim{
			{
				relation: "INVITED", quote: invited, trigger: "invited", day: "2023-04-04",
				source: said{"stoltenberg", "Jens Stoltenberg"}, target: said{"japan", "Japan"},
				roles: map[graph.Role]said{graph.RoleEvent: {"summit", "NATO summit in Vilnius"}},
			},
			{
				relation: "SUPPORTED", quote: supports, trigger: "supports",
				source: said{"eu", "the European Union"}, target: said{"ukraine", "Ukraine"},
				speaker: said{"stoltenberg", "Stoltenberg"},
			},
		},
	}
}

func partnersEN() news {
	met := "The leaders of NATO's Pacific partners – Japan, Australia, South Korea and New Zealand – " +
		"met Volodymyr Zelenskyy in Vilnius."
	joined := "Zelenskyy also took part in the NATO summit in Vilnius."
	return news{
		lang: "en", published: "2023-07-12", url: "https://news.example/en/2", publisher: "Example Post",
		title: "Pacific partners meet Zelenskyy", text: met + "\n" + joined,
		claims: []claim{
			{
				relation: "MET_WITH", quote: met, trigger: "met",
				source: said{"partners", "The leaders of NATO's Pacific partners"}, target: said{"zelenskyy", "Volodymyr Zelenskyy"},
				roles: map[graph.Role]said{graph.RolePlace: {"vilnius", "Vilnius"}},
			},
			{
				relation: "PARTICIPATED_IN", quote: joined, trigger: "took part",
				source: said{"zelenskyy", "Zelenskyy"}, target: said{"summit", "NATO summit in Vilnius"},
			},
		},
	}
}

func warningUK() news {
	condemned := "Європейський Союз засудив Іран за постачання безпілотників."
	urged := "Зеленський закликав Японію підтримати санкції."
	return news{
		lang: "uk", published: "2023-06-01", url: "https://news.example/uk/2", publisher: "Приклад новин",
		title: "ЄС засудив Іран", text: "🕊 " + condemned + " " + urged,
		claims: []claim{
			{
				relation: "CONDEMNED", quote: condemned, trigger: "засудив",
				source: said{"eu", "Європейський Союз"}, target: said{"iran", "Іран"},
			},
			{
				relation: "URGED", quote: urged, trigger: "закликав",
				source: said{"zelenskyy", "Зеленський"}, target: said{"japan", "Японію"},
			},
		},
	}
}

func georgiaEN() news {
	thanked := "Georgia thanked the European Union for its support."
	criticised := "The US Supreme Court was criticised in Georgia by NATO."
	return news{
		lang: "en", published: "2022-03-03", url: "https://news.example/en/3", publisher: "Example Post",
		title: "Two places of one name", text: thanked + " " + criticised,
		claims: []claim{
			{
				relation: "THANKED", quote: thanked, trigger: "thanked",
				source: said{"georgia", "Georgia"}, target: said{"eu", "the European Union"},
			},
			{
				relation: "CRITICIZED", quote: criticised, trigger: "criticised",
				source: said{"nato", "NATO"}, target: said{"court", "The US Supreme Court"},
				roles: map[graph.Role]said{graph.RolePlace: {"us-georgia", "Georgia"}},
			},
		},
	}
}
