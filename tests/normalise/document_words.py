"""What the documents of `more_documents.py` say, in both languages."""

Pairs = list[tuple[str, str]]

NOTICE: Pairs = [
    ("Notice to Visitors", "探视须知"),
    ("Visiting hours are from 3 pm to 8 pm every day.", "探视时间为每天下午 3 点至晚上 8 点。"),
    ("No more than 2 visitors may stay at a bed.", "每张病床最多允许 2 名探视者。"),
    ("Please wash your hands when you enter the ward.", "进入病房时请洗手。"),
    ("Do not visit if you have a cough or a fever.", "如果您咳嗽或发热，请不要前来探视。"),
    ("Children under 12 must stay with an adult.", "12 岁以下儿童必须由成人陪同。"),
    ("Mobile phones may be used in the corridor.", "可以在走廊里使用手机。"),
    ("Flowers are not allowed in intensive care.", "重症监护室不允许带鲜花。"),
]
FAQ: Pairs = [
    ("How do I book a visit?", "如何预约就诊？"),
    ("You can book by telephone or at the front desk.", "您可以电话预约，也可以在前台预约。"),
    ("What should I bring?", "我应该带什么？"),
    ("Bring your identity card and a list of your medicines.", "请带上身份证和您的用药清单。"),
    ("Can I cancel my visit?", "我可以取消就诊吗？"),
    ("Yes. Please tell us at least 24 hours before.", "可以。请至少提前 24 小时告诉我们。"),
    ("Is there a car park?", "有停车场吗？"),
    ("The car park is behind the hospital and costs 5 yuan an hour.", "停车场在医院后面，每小时 5 元。"),
    ("Do you have an interpreter?", "有翻译人员吗？"),
    ("An interpreter can be present if you ask for one.", "如果您提出要求，翻译人员可以到场。"),
]
AFTER: Pairs = [
    ("Rest at home for 2 days after the operation.", "手术后在家休息 2 天。"),
    ("Keep the wound clean and dry.", "保持伤口清洁干燥。"),
    ("Change the bandage every morning.", "每天早晨更换绷带。"),
    ("Do not lift anything heavier than 5 kg.", "不要提起超过 5 公斤的东西。"),
    ("A little swelling in the first week is normal.", "第一周有轻微肿胀是正常的。"),
    ("Call the hospital if the wound bleeds or smells.", "如果伤口出血或有异味，请打电话给医院。"),
    ("You may shower after 48 hours.", "48 小时后可以淋浴。"),
    ("The stitches are removed after 10 days.", "10 天后拆线。"),
]
LETTER: Pairs = [
    ("Your appointment is on Tuesday at the eye clinic.", "您的预约在星期二，地点是眼科门诊。"),
    (
        "Please arrive 15 minutes early so that we can measure your eyes.",
        "请提前 15 分钟到达，以便我们检查您的眼睛。",
    ),
    ("The drops make your sight blurred for some hours.", "眼药水会使您的视力模糊几个小时。"),
    ("Do not drive home by yourself after the examination.", "检查后请不要自己开车回家。"),
    (
        "If you wear contact lenses, take them out the evening before.",
        "如果您戴隐形眼镜，请在前一天晚上取下。",
    ),
    ("Bring your old glasses with you.", "请带上您的旧眼镜。"),
    ("Write to us if you need a wheelchair.", "如果您需要轮椅，请写信告诉我们。"),
]
SPOKEN: Pairs = [
    ("Hello, and welcome to the swimming pool.", "您好，欢迎来到游泳池。"),
    ("Today we learn how to breathe in the water.", "今天我们学习如何在水中呼吸。"),
    ("First, hold the edge with both hands.", "首先，双手抓住池边。"),
    ("Breathe in through your mouth.", "用嘴吸气。"),
    ("Put your face into the water and blow out slowly.", "把脸放进水里，慢慢吐气。"),
    ("Repeat this 10 times.", "重复 10 次。"),
    ("If you feel dizzy, stop and rest.", "如果感到头晕，请停下来休息。"),
]
SERVICES: Pairs = [
    ("Blood pressure check", "测量血压"),
    ("Eye examination", "眼科检查"),
    ("Hearing test", "听力检查"),
    ("Flu vaccine", "流感疫苗"),
    ("Wound dressing", "伤口包扎"),
    ("Home visit", "上门服务"),
]
WORDS: Pairs = [
    ("allergy", "过敏"),
    ("appetite", "食欲"),
    ("bruise", "瘀伤"),
    ("cough", "咳嗽"),
    ("infection", "感染"),
    ("swelling", "肿胀"),
]
MEANINGS: Pairs = [
    ("A reaction of the body to something harmless.", "身体对无害物质的反应。"),
    ("The wish to eat.", "想吃东西的愿望。"),
    ("A blue or purple mark on the skin after a blow.", "皮肤受撞击后出现的青紫色痕迹。"),
    ("Air that is pushed out of the chest with a noise.", "从胸部用力呼出的气流，并伴有声音。"),
    ("An illness caused by germs.", "由病菌引起的疾病。"),
    ("A part of the body that has become larger.", "身体某个部位变大。"),
]
CONSENT: Pairs = [
    ("I agree to have a tooth taken out.", "我同意拔牙。"),
    ("I know that bleeding and pain are possible.", "我知道可能会出血和疼痛。"),
    ("I have told the dentist about my allergies.", "我已将我的过敏情况告诉牙医。"),
    ("I may withdraw my consent before the treatment.", "我可以在治疗前撤回同意。"),
]
CONSENT_ES = [
    "Acepto que me saquen una muela.",
    "Sé que es posible que haya sangrado y dolor.",
    "He informado al dentista de mis alergias.",
    "Puedo retirar mi consentimiento antes del tratamiento.",
]
CONSENT_JA = [
    "歯を抜くことに同意します。",
    "出血や痛みが起こり得ることを知っています。",
    "アレルギーについて歯科医に伝えました。",
    "治療の前に同意を取り消すことができます。",
]
