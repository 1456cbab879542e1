"""The rows of strategy.csv and annex.csv as fragments of the tables: curated decisions first, the machinery last.

Tables (edit these): SOURCES, PARTIES, VOCAB, INSTRUMENTS, MECHANISMS, SEED (rows that restate the article), ROWS (every other row), ABSENCES,
PASSAGES (passages with an id of their own), NO_MORE (absences that are filled).
Run: python make.py FACTS MAIN OUT OTHER FRAGMENT FOLDER ...   (folder of the two fact files, data folder of main, output folder, parties, bilateral)

Proposed table figures.csv (class dpn:Figure, a Record; prefix fig-; graph asserted):
  id | about (one thing; dpn:figureAbout) | measure (measure-...; dpn:measureConcept) | value (decimal; dpn:figureValue) | unit (unit-...; dpn:unit) |
  bound (bound-exact, -about, -over, -at-least, -up-to; dpn:valueBound) | when (date, may be empty; kind when) | en | zh (what is counted; rdfs:label) |
  sources | confidence | review | contradicts | note_en | note_zh
Proposed relations (links.relation): buildsOn (Mechanism or PolicyInstrument -> Thing), namesPartner (PolicyInstrument -> Party).

Decisions kept here, once:
- a row that restates the article is merged into the record made from the article; the record cites the article already.
- kinds of sources, confidence and review: as in the bilateral fragments (a copy on a private site is secondary; high with an official or party source
  or two sources; never above what the fact file grants; low = editor's reading or a single weak note; accepted = high with an official or party source).
- projects, cables, programmes, offices, and actions and commitments of the strategy are initiatives. A commitment that the press reads out of the strategy is
  announced on the day of the strategy and its partners are named targets (joint programmes with named countries: parties, planned); partners that the
  annex itself names are parties, planned.
- a dated step that changes no state is event-step (grants, consent of a parliament, memoranda inside a project, change of name): a renamed mechanism is one row.
- a plan is a gap; what an author thinks of the strategy, persons, and procedure inside one body are left out; names in further languages count as
  evidence of the thing named.
- amounts, lengths and counts are figures; figures of a plan say so in their label.
"""
from __future__ import annotations

import csv
import re
import sys
from collections import OrderedDict, defaultdict
from pathlib import Path

# One line a document: first row that cites it | slug | kind (o official, p party, r press, s secondary) | language | date | publisher | 出版者 | 标题 [| title, if not that of the fact file]
SOURCES = """
0328 | naranjo-ids | s | en | 2025-07-11 | Diego Naranjo | 迭戈·纳兰霍 | 欧盟国际数字战略：走向……自由？
0331 | dsjp-ids | o | en | | EU Digital Skills and Jobs Platform | 欧盟数字技能与就业平台 | 扩大欧洲的全球科技足迹：欧盟国际数字战略
0333 | riksdag-fpm56 | p | sv | 2025-07-31 | Government of Sweden (Riksdag) | 瑞典政府（瑞典议会） | 关于JOIN(2025) 140的事实备忘录2024/25:FPM56 | Government note 2024/25:FPM56 on JOIN(2025) 140
0334 | ictbusiness-ids | r | en | | ICTbusiness | ICTbusiness | 欧盟提出国际数字战略
0357 | digitaltrade4eu-ids | s | en | | DigitalTrade4.EU | DigitalTrade4.EU | 欧盟国际数字战略：摘要与建议
0359 | speech-25-1443 | s | en | 2025-06-05 | European Commission (copy at openrijk.nl) | 欧盟委员会（openrijk.nl转载） | 执行副主席维尔库宁关于国际数字战略的讲话（SPEECH/25/1443）
0360 | wodnesprawy-ids | s | en | | Wodne Sprawy | Wodne Sprawy | 数字主导权之争加剧：欧盟国际数字战略
0364 | bnc-fiche-ids | p | nl | 2025-07-11 | Government of the Netherlands | 荷兰政府 | BNC备忘录二：国际数字战略（议会文件22 112第4102号） | Government fiche on the International Digital Strategy (Kamerstuk 22 112 nr 4102)
0366 | euinsider-ids | r | en | 2025-06-06 | EU Insider | EU Insider | 欧盟推出数字战略以扩大全球伙伴关系，未提美国
0375 | arena-digitale-ids | r | it | 2025-06-06 | Arena Digitale | Arena Digitale | 欧盟推出全球数字战略 | The EU launches a global digital strategy
0378 | ceps-ids | s | en | | CEPS | 欧洲政策研究中心（CEPS） | 欧盟新国际数字战略：开局良好，关键在落实
0380 | swisscore-digital-diplomacy | s | en | | SwissCore | SwissCore | 欧洲的数字外交抱负
0381 | eeas-digital-diplomacy | o | en | | European External Action Service | 欧盟对外行动署 | 数字外交：安全而有竞争力的欧洲
0384 | pubt-wsis20 | s | en | 2025-12-18 | European Commission (copy at Public Technologies) | 欧盟委员会（Public Technologies转载） | 欧盟委员会欢迎WSIS+20成果文件
0386 | com-2026-503 | o | en | 2026-06-03 | European Commission (register of the Riigikogu) | 欧盟委员会（爱沙尼亚议会登记册） | COM(2026) 503：欧洲技术主权与欧盟开源战略
0387 | momentum-sovereignty | s | en | 2026-06-04 | Momentum Avocats | Momentum Avocats | 欧洲技术主权一揽子文件
0392 | korean-note-sovereignty | s | ko | | not named (file in a public repository) | 未署名（公共代码库文件） | 引用欧盟技术主权一揽子文件的韩文报告
0410 | eu-japan-centre-2024 | o | en | 2024-04-30 | EU-Japan Centre for Industrial Cooperation | 日欧产业合作中心 | 欧盟与日本推进共同工作（数字伙伴关系理事会第二次会议） | EU and Japan advance joint work on digital identity, semiconductors, AI (EU-Japan Centre)
0412 | fyself-jpn-2025 | r | en | | Fyself News | Fyself News | 欧盟与日本加强技术与数字伙伴关系
0419 | ip-25-2974 | s | en | 2025-12-08 | European Commission (copy at openrijk.nl) | 欧盟委员会（openrijk.nl转载） | 欧盟与加拿大加强数字伙伴关系（IP/25/2974）
0423 | digwatch-sgp-2025 | s | en | | Digital Watch Observatory | 数字观察站（Digital Watch） | 新加坡与欧盟推进数字伙伴关系
0431 | devdiscourse-ind-ttc | r | en | 2023-05-XX | Devdiscourse | Devdiscourse | 印度与欧盟承诺深化伙伴关系（贸易与技术理事会首次会议） | First India–EU Trade and Technology Council meeting
0432 | inn-ind-ttc-2025 | r | en | 2025-03-01 | India News Network | 印度新闻网 | 印欧贸易与技术理事会第二次会议
0438 | diplomatic-insight-ind | r | en | | The Diplomatic Insight | The Diplomatic Insight | 欧盟与印度深化贸易与科技联系
0440 | mitsmr-ind-wallet | s | en | | MIT Sloan Management Review India | 《麻省理工斯隆管理评论》印度版 | 印度与欧盟测试数字身份互操作
0448 | euronews-kor-copy | r | en | | Euronews (copy at newsfromrss) | 欧洲新闻台（newsfromrss转载） | 欧盟与韩国达成数字协议（转载） | EU secures digital deal with South Korea (copy with the remarks on further talks)
0453 | moit-vnm-asean | p | en | 2025-10-16 | Ministry of Industry and Trade of Viet Nam | 越南工贸部 | 欧盟与东盟加强贸易联系
0454 | headlinenews-asean | r | en | | Headline News | Headline News | 欧盟与菲律宾、泰国、马来西亚接近达成贸易协议
0455 | seasia-asean | r | en | 2025-10-02 | Seasia | Seasia | 欧盟拟于2027年前达成东盟自由贸易里程碑
0460 | zawya-jpn-data | r | en | 2024-07-01 | Zawya | Zawya | 欧日数据流动协议生效
0477 | nova100-med | r | it | 2025-01-22 | Nòva100, Il Sole 24 Ore | 《24小时太阳报》Nòva100 | 巴勒莫地中海数字连通国际会议
0500 | biometricupdate-eu4digital | r | en | 2024-07-XX | Biometric Update | Biometric Update | EU4Digital跨境数字身份互操作试点成功
0504 | latestnews-lac | r | en | 2023-03-XX | The Latest News | The Latest News | 欧盟—拉美和加勒比数字联盟启动
0508 | pubt-lac-week | s | en | 2025-09-26 | European Commission, DG CONNECT (copy at Public Technologies) | 欧盟委员会通信网络总司（Public Technologies转载） | 欧洲与拉美和加勒比携手数字进程
0509 | dailyherald-lac | r | en | | The Daily Herald | 《每日先驱报》 | 圣马丁出席欧盟—拉美和加勒比电子政务对话
0511 | bella-egov-dialogue | s | en | 2024-05-XX | BELLA Programme | BELLA计划 | 圣何塞欧盟—拉美和加勒比数字治理政策对话
0518 | ip-25-2650 | s | en | 2025-11-XX | European Commission (copy at openrijk.nl) | 欧盟委员会（openrijk.nl转载） | 圣玛尔塔拉共体—欧盟峰会（IP/25/2650）
0520 | cade-celac-2025 | s | en | 2025-11-XX | CADE project | CADE项目 | 欧洲与拉美在哥伦比亚拉共体—欧盟峰会深化伙伴关系
0522 | bella-ii-flagship | s | en | 2023 | BELLA Programme | BELLA计划 | BELLA II：全球门户欧盟—拉美和加勒比议程旗舰项目
0523 | bella-gg-meeting | s | en | 2024 | BELLA Programme | BELLA计划 | BELLA计划亮相欧盟—拉美和加勒比全球门户会议
0524 | eucyberdirect-lac | s | en | 2021-12-XX | EU Cyber Direct | EU Cyber Direct | 欧盟—拉美和加勒比数字联盟将于2022年启动
0525 | niras-sica | s | en | | NIRAS | NIRAS | 加强欧盟对中美洲一体化体系的支持
0533 | capacity-medusa-2022 | r | en | 2022-11-25 | Capacity Media | Capacity Media | 欧盟与欧洲投资银行为Medusa海缆提供4000万欧元赠款
0548 | eib-blueraman | o | fr | 2025-12-29 | European Investment Bank | 欧洲投资银行 | Blueraman海底光缆（项目20240867）
0562 | babel-black-sea | r | en | 2023-05-XX | Babel | Babel | 欧盟计划在黑海铺设互联网海缆
0565 | newsam-black-sea | r | en | 2023-05-XX | NEWS.am | NEWS.am | 欧盟计划铺设通往格鲁吉亚的海底互联网光缆
0570 | technewsportal-polar | r | en | | The Tech News Portal | The Tech News Portal | 欧盟向Polar Connect提供500万欧元
0572 | alchemiq-fnf | s | en | | alchemiq.ai | alchemiq.ai | 远北光纤（Far North Fiber）概述
0575 | join-2025-9 | o | en | 2025-02-21 | European Commission (EU Monitor) | 欧盟委员会（EU Monitor） | 联合通报JOIN(2025) 9：欧盟海缆安全行动计划
0577 | mtc-bgr-cables | p | en | 2025-02-21 | Ministry of Transport of Bulgaria | 保加利亚交通部 | 关于海底电缆的联合通报
0581 | assembly-cables | s | en | | Assembly Research | Assembly Research | 欧盟海缆安全与韧性行动计划
0583 | telecomtv-cables | r | en | 2025-02-27 | TelecomTV | TelecomTV | 欧盟为海缆安全与韧性追加5.4亿欧元
0585 | ukgov-ai-network | p | en | 2025-12-XX | Government of the United Kingdom | 英国政府 | 先进人工智能测量、评估与科学国际网络
0595 | ec-ai-network-first | o | en | 2024-11-20 | European Commission | 欧盟委员会 | 人工智能安全研究所国际网络首次会议
0597 | cade-ai-network | s | en | | CADE project | CADE项目 | 国际网络转向先进人工智能测量与评估
0603 | hotscup-jpn-ai | s | en | 2024-04-XX | Hotscup | Hotscup | 欧盟与日本加强人工智能合作
0604 | digwatch-aus-aisi | s | en | | Digital Watch Observatory | 数字观察站（Digital Watch） | 澳大利亚启动人工智能安全研究所
0605 | ieu-gpai-oecd | s | en | 2024-07-03 | OECD (copy at IEU Monitoring) | 经合组织（IEU Monitoring转载） | 全球人工智能伙伴关系与经合组织合流
0607 | dpa-gpai | s | en | 2020-06-15 | Digital Policy Alert | Digital Policy Alert | 全球人工智能伙伴关系启动
0609 | oecd-ai-about | o | fr | | OECD.AI | 经合组织人工智能观察站 | 关于OECD.AI与GPAI
0610 | oecd-wpaigo | o | en | | OECD | 经合组织 | 人工智能治理工作组（WPAIGO）
0614 | dpa-haip | s | en | 2024-05-02 | Digital Policy Alert | Digital Policy Alert | 广岛人工智能进程之友小组
0617 | oecd-haip-insights | o | en | | OECD.AI | 经合组织人工智能观察站 | 广岛进程报告框架的初步观察
0619 | mic-jpn-haip | p | en | 2024-12-26 | Ministry of Internal Affairs and Communications, Japan | 日本总务省 | 广岛进程报告框架定稿
0623 | sustainabilitymag-ai | r | en | 2023-02-02 | Sustainability Magazine | Sustainability Magazine | 欧美人工智能伙伴关系
0628 | itedge-ai-hub | r | en | 2024-11-XX | IT Edge News Africa | IT Edge News Africa | 联合国开发计划署召集人工智能企业界人士
0630 | tribuna-ai-hub | r | it | | Relazioni Internazionali - Tribuna | 《国际关系论坛》 | 可持续发展人工智能中心在罗马揭幕
0645 | economiadellospazio-ai-hub | r | it | 2024-10-XX | Economia dello Spazio | Economia dello Spazio | 七国集团：人工智能中心与联合国开发计划署备忘录
0646 | mirage-coe-ai | s | en | 2025-02-XX | Council of Europe (copy at Mirage News) | 欧洲委员会（Mirage News转载） | 加拿大、日本签署欧洲委员会人工智能公约
0660 | com-2025-265 | o | en | 2025-06-03 | European Commission (EU Monitor) | 欧盟委员会（EU Monitor） | COM(2025) 265：缔结欧洲委员会人工智能公约
0662 | livingip-coe-ai | s | en | 2026-04-06 | livingip notes | livingip笔记 | 关于欧洲议会同意人工智能公约的笔记
0663 | icaig-trend | s | en | | ICAIG | ICAIG | 人工智能治理趋势信号
0664 | eda-hedi | o | en | | European Defence Agency | 欧洲防务局 | 欧洲防务创新枢纽
0667 | eudis-faq | o | pl | | European Commission, DG DEFIS | 欧盟委员会国防工业与航天总司 | 欧盟防务创新计划常见问题
0670 | euronews-bravetech | r | de | 2025-07-12 | Euronews | 欧洲新闻台 | BraveTech EU宣布启动
0673 | irpinia24-bravetech | s | it | 2025-07-11 | European Commission (copy at Irpinia24) | 欧盟委员会（Irpinia24转载） | BraveTech EU
0676 | eu4ukraine-office | o | en | 2024 | EU4Ukraine | EU4Ukraine | 欧盟在基辅设立防务创新办公室
0678 | regjeringen-nor-sdp | p | en | 2024-05-28 | Government of Norway | 挪威政府 | 挪威与欧盟签署安全与防务伙伴关系
0683 | europesays-sdp | s | en | 2025 | EuropeSays (text of UK in a Changing Europe) | EuropeSays（UK in a Changing Europe文本） | 欧盟安全与防务伙伴关系比较
0693 | undesa-wsis20 | o | en | 2025-12-XX | United Nations, Department of Economic and Social Affairs | 联合国经济和社会事务部 | WSIS+20后续行动表（A/RES/80/173）
0695 | digwatch-gdc | s | en | 2024-09-XX | Digital Watch Observatory | 数字观察站（Digital Watch） | 《全球数字契约》（注释本）
0697 | martel-gdc | s | en | 2024-10-09 | Martel Innovate | Martel Innovate | 联合国《全球数字契约》
0698 | un-sgsm22776 | o | en | 2025-08-26 | United Nations | 联合国 | 秘书长关于人工智能科学小组与全球对话的声明
0702 | ddg-ai-un | s | en | 2025-08-XX | DDG Avocats | DDG Avocats | 迈向全球人工智能治理
0703 | digwatch-oewg | s | en | 2025-07-XX | Digital Watch Observatory | 数字观察站（Digital Watch） | 联合国信息安全开放式工作组2021—2025年最后报告
0704 | digwatch-gm-ict | s | en | | Digital Watch Observatory | 数字观察站（Digital Watch） | 联合国信息通信安全全球机制启动
0706 | ec-web4-conference | o | en | | European Commission | 欧盟委员会 | Web 4.0与虚拟世界治理会议
0710 | digwatch-web4 | s | en | 2025-05-12 | Digital Watch Observatory | 数字观察站（Digital Watch） | EuroDIG预备会9：Web 4.0会议成果
0712 | i4t-network | s | en | | Council on Tech and Social Cohesion | 技术与社会凝聚力理事会 | 互联网促进信任（Internet for Trust）
0714 | gfmd-unesco | s | en | | Global Forum for Media Development | 全球媒体发展论坛 | 联合国教科文组织指南
0715 | stopfake-fimi | s | en | 2024 | EUvsDisinfo (copy at StopFake) | EUvsDisinfo（StopFake转载） | 欧盟对外行动署2023年应对境外信息操纵活动
0717 | cospr-fimi3 | s | en | | COSPR | COSPR | 对外行动署第三份境外信息操纵威胁报告
0718 | pubaffairs-fimi | s | en | | Council of the EU (copy at PubAffairs) | 欧盟理事会（PubAffairs转载） | 理事会关于境外信息操纵与干预的结论
0719 | euiss-cfi | o | en | 2026-01-20 | EU Institute for Security Studies | 欧盟安全研究所 | 应对境外干预活动
0720 | ec-dsa-cooperation | o | en | | European Commission | 欧盟委员会 | 数字服务法合作框架
0722 | ec-dsa-candidates | o | en | | European Commission | 欧盟委员会 | 与候选国在平台监管方面的首批合作步骤
0732 | rcc-wb-summit-2025 | o | en | 2025-10-03 | Regional Cooperation Council | 地区合作委员会 | 2025年西巴尔干数字峰会
0738 | eeas-wb-roaming | o | en | 2021-07-01 | European External Action Service | 欧盟对外行动署 | 西巴尔干免漫游费启动
0739 | brusselstimes-roaming | r | en | 2026 | The Brussels Times | 《布鲁塞尔时报》 | 欧盟漫游区扩展引发电信业担忧
0743 | agensir-roaming | r | it | 2026-01-03 | AgenSIR | 意大利SIR通讯社 | 乌克兰与摩尔多瓦加入欧洲免漫游费区
0745 | cefta-portal-ecommerce | o | en | | CEFTA Secretariat | 中欧自由贸易协定秘书处 | 电子商务（CEFTA贸易门户） | Electronic commerce (CEFTA trade portal)
0747 | cefta-ecommerce | o | en | | CEFTA Secretariat | 中欧自由贸易协定秘书处 | 电子商务
0748 | poi-diia | s | en | | People of Internet | People of Internet | 乌克兰以Diia钱包对接欧盟数字身份钱包测试
0749 | biometricupdate-mda | r | en | 2025-03-XX | Biometric Update | Biometric Update | 摩尔多瓦加入第二轮欧盟数字身份钱包试点
0750 | github-eudi | o | en | | European Commission (public repository) | 欧盟委员会（公共代码库） | 欧盟数字身份钱包
0751 | eeas-who-health | o | en | 2023-06-05 | European External Action Service, Delegation to Japan | 欧盟驻日本代表团 | 欧盟委员会与世卫组织启动数字健康倡议
0752 | identityweek-who | r | en | 2023-06-XX | Identity Week | Identity Week | 世卫组织建立数字健康认证网络
0758 | eureporter-decade | r | en | 2025-06-18 | EU Reporter | EU Reporter | 2025年数字十年现状报告
1008 | eurlex-ids-de | o | de | 2025-06-05 | European Commission (EUR-Lex) | 欧盟委员会（EUR-Lex） | 欧盟国际数字战略（德文） | International Digital Strategy for the European Union (German)
1009 | eurlex-ids-fr | o | fr | 2025-06-05 | European Commission (EUR-Lex) | 欧盟委员会（EUR-Lex） | 欧盟国际数字战略（法文） | International Digital Strategy for the European Union (French)
1012 | berthub-fiche-ids | p | nl | 2025-07-11 | Government of the Netherlands (copy of a parliamentary document) | 荷兰政府（议会文件副本） | 国际数字战略备忘录（2025D33451） | Fiche on the communication International Digital Strategy (2025D33451)
1013 | est-register-ids | p | et | 2025-06-26 | Ministry of Justice and Digital Affairs of Estonia (register mirror) | 爱沙尼亚司法与数字事务部（登记册镜像） | 欧盟国际数字战略（登记号7-1/5539） | EU international digital strategy (register entry 7-1/5539)
1015 | bka-aut-ids | p | de | 2025-06-XX | Federal Chancellery of Austria | 奥地利联邦总理府 | 欧盟国际数字战略 | International Digital Strategy of the EU
1017 | secrss-80514 | s | zh | [2025-06-16..2025-12-31] | Secrss | 安全内参 | 《欧盟国际数字战略》分析（文章80514） | Analysis of the International Digital Strategy (article 80514 on the reposting site)
1024 | g0vse-fpm56 | p | sv | 2025-08-XX | Government of Sweden (repository copy) | 瑞典政府（代码库副本） | 欧盟国际数字战略2024/25:FPM56（摘要） | International Digital Strategy for the European Union 2024/25:FPM56 (summary)
1044 | diginto-ids | r | en | 2025-06-XX | Diginto | Diginto | 欧盟公布全球数字战略以加强科技联盟
1061 | businessam-ids | r | fr | 2025-06-XX | Business AM | Business AM | 欧盟公布全球科技战略 | The EU unveils a global technology strategy
1063 | giornaledibrescia-ids | r | it | 2025-06-XX | Giornale di Brescia | 《布雷西亚日报》 | 卫星与人工智能工厂：欧盟国际数字计划 | Satellites and AI factories: an international digital plan of the EU
1068 | unioncamere-ids | s | it | 2025 | Unioncamere (Mosaico Europa) | 意大利商会联盟（Mosaico Europa） | 欧盟与国际数字战略：抱负与实施挑战 | The EU and the International Digital Strategy between ambition and operational challenges
1071 | diariodiac-ids | r | it | 2025-06-05 | Diario DIAC | Diario DIAC | 欧盟勾画国际数字战略 | Competitiveness, partnerships, new technologies, governance: the EU draws its International Digital Strategy
1074 | adnkronos-ids | r | it | 2025-06-XX | Adnkronos Eurofocus | 阿德恩克罗诺斯通讯社Eurofocus | 欧盟国际数字战略 | EU: International Digital Strategy
1076 | rlp-ids | p | de | 2025-06-XX | Government of Rhineland-Palatinate | 德国莱茵兰-普法尔茨州政府 | 欧盟委员会提出新的国际数字战略 | Commission presents new International Digital Strategy
1077 | fmmc-ids | s | ja | 2025-06-XX | Foundation for MultiMedia Communications | 日本多媒体振兴中心（FMMC） | 欧盟委员会公布欧盟国际数字战略
1079 | politico-draft | r | en | 2025-04-30 | Politico Europe | Politico欧洲版 | 欧盟称在全球科技竞争中与美国脱钩不现实
1088 | dailyguardian-draft | r | en | 2025-04-30 | Politico Europe (copy at Daily Guardian) | Politico欧洲版（Daily Guardian转载） | 欧盟称与美国脱钩不现实（转载）
1090 | mytinyfeed-draft | s | en | 2025-04-30 | MyTinyFeed (digest of Politico) | MyTinyFeed（Politico摘要） | 欧盟承认与美国技术脱钩不现实（摘要）
1091 | euiss-ids | s | en | 2025 | EU Institute for Security Studies | 欧盟安全研究所 | 对国际数字战略的评论
1094 | formiche-ecfr | s | it | 2025-07-02 | Formiche.net (copy at Zazoom) | Formiche.net（Zazoom转载） | 国际数字战略：欧盟如何向世界输出其模式 | International Digital Strategy: how the EU wants to export its model to the world
1096 | policypulse-ids | s | en | 2025 | The Policy Pulse | The Policy Pulse | 欧盟国际数字战略：以外交管理不确定性
1097 | ieu-telecom-council | s | en | 2025-06-03 | Council of the EU (copy at IEU Monitoring) | 欧盟理事会（IEU Monitoring转载） | 电信理事会讨论网络危机、人工智能超级工厂与安全连接
1102 | agence-europe-cables | r | en | 2026-02-XX | Agence Europe | 欧洲新闻社（Agence Europe） | 欧盟委员会批准加强海缆安全的新工具箱
1103 | mirage-cables-2026 | s | en | 2026-02-05 | European Commission (copy at Mirage News) | 欧盟委员会（Mirage News转载） | 欧盟以3.47亿欧元加强海缆安全
1112 | pulse-cef-cables | s | en | 2026-03-24 | Pulse (summary of a Commission video) | Pulse（欧盟委员会视频摘要） | 数字连接欧洲设施资助欧洲利益海缆项目
1115 | uktin-cef | s | en | | European Commission (copy at UKTIN) | 欧盟委员会（UKTIN转载） | 数字连接欧洲设施新签项目加强海缆
1120 | cyprusmail-antenna | r | en | 2025-10-13 | Cyprus Mail | 《塞浦路斯邮报》 | 塞浦路斯将设人工智能工厂分支
1121 | dpa-afx-antennas | r | en | 2025-10-XX | dpa-AFX (FinanzNachrichten) | dpa-AFX（FinanzNachrichten） | 欧盟宣布在成员国与伙伴国设人工智能工厂分支
1127 | lumi-antennas | o | en | 2025-10-XX | LUMI AI Factory | LUMI人工智能工厂 | 欧洲高性能计算联合体选定人工智能工厂分支
1132 | wam-ai-factories | r | en | 2025-10-11 | WAM | 阿联酋通讯社 | 欧盟扩大人工智能工厂网络
1133 | citizenadm-kor-council | s | ko | 2025-11-28 | Ministry of Science and ICT, Republic of Korea (copy in a newspaper) | 韩国科学技术信息通信部（报纸转载） | 第三次韩欧数字伙伴关系理事会召开
1139 | kbs-kor-council | r | zh | 2025-11-28 | KBS World | 韩国国际广播电台（KBS World） | 第三次韩欧数字伙伴关系理事会
1147 | news1-kor-research | r | ko | 2024-03-27 | News1 (copy at Zum) | News1（Zum转载） | 韩欧将联合研究芯片与5G/6G
1150 | digital-agency-jpn-2025 | p | ja | 2025-05-12 | Digital Agency of Japan | 日本数字厅 | 第三次日欧数字伙伴关系理事会
1161 | italpress-fact | r | it | 2025 | Italpress | Italpress通讯社 | 欧盟新设乌克兰与摩尔多瓦媒体观察中心 | EU: new observatory hub on media in Ukraine and Moldova
1165 | swd-2026-156 | o | lt | 2026-06-17 | European Commission (EUR-Lex) | 欧盟委员会（EUR-Lex） | SWD(2026) 156：2025年欧盟层面建议的监测
"""
# id | kind | English | 中文 | other English names | 中文别名
PARTIES = """
org-council | Organisation | Council of the European Union | 欧盟理事会 | Council of the EU|EU Council of Ministers | 理事会
org-european-council | Organisation | European Council | 欧洲理事会 | |
org-ep | Organisation | European Parliament | 欧洲议会 | EP |
org-ai-office | Organisation | European AI Office | 欧洲人工智能办公室 | EU AI Office | 欧盟人工智能办公室
org-dg-connect | Organisation | DG CONNECT of the European Commission | 欧盟委员会通信网络、内容和技术总司 | DG CNECT|DG CONNECT | 通信网络总司
org-us-state | Organisation | United States Department of State | 美国国务院 | State Department |
org-jpn-aisi | Organisation | Japan AI Safety Institute | 日本人工智能安全研究所 | J-AISI |
org-aus-aisi | Organisation | Australian AI Safety Institute | 澳大利亚人工智能安全研究所 | |
org-sgp-dtc | Organisation | Digital Trust Centre (Singapore AI Safety Institute) | 新加坡数字信任中心（人工智能安全研究所） | Singapore AISI |
org-imda | Organisation | Infocomm Media Development Authority of Singapore | 新加坡资讯通信媒体发展局 | IMDA |
org-undp | Organisation | United Nations Development Programme | 联合国开发计划署 | UNDP | 开发署
org-who | Organisation | World Health Organization | 世界卫生组织 | WHO | 世卫组织
org-eclac | Organisation | Economic Commission for Latin America and the Caribbean | 拉丁美洲和加勒比经济委员会 | ECLAC|CEPAL | 拉加经委会
org-eda | Organisation | European Defence Agency | 欧洲防务局 | EDA |
org-eib | Organisation | European Investment Bank | 欧洲投资银行 | EIB | 欧投行
org-euiss | Organisation | EU Institute for Security Studies | 欧盟安全研究所 | EUISS |
org-esafety | Organisation | eSafety Commissioner (Australia) | 澳大利亚电子安全专员公署 | eSafety |
org-ofcom | Organisation | Ofcom (United Kingdom) | 英国通信管理局 | Office of Communications |
org-afr-ix | Organisation | AFR-IX | AFR-IX公司 | AFR-IX telecom |
org-asn | Organisation | Alcatel Submarine Networks | 阿尔卡特海底网络公司 | ASN |
org-sparkle | Organisation | Telecom Italia Sparkle | 意大利电信Sparkle公司 | Sparkle |
org-cinia | Organisation | Cinia | Cinia公司 | |
org-nordunet | Organisation | NORDUnet | 北欧科研教育网NORDUnet | |
org-bmz | Organisation | German Federal Ministry for Economic Cooperation and Development | 德国联邦经济合作与发展部 | BMZ |
area-east-asia | GeographicArea | East Asia | 东亚 | |
area-north-america | GeographicArea | North America | 北美洲 | |
"""

# id | kind | scheme | English | 中文 | broader | definition | 定义
VOCAB = """
type-multilateral-convention | MechanismType | scheme-mechanism-types | Multilateral convention | 多边公约 | | |
type-strategy-commitment | MechanismType | scheme-mechanism-types | Commitment of a strategy | 战略承诺 | | Announced by a strategy or read out of it by the press, without a programme of its own. | 由战略宣布或经媒体解读得出，尚无专门计划。
type-conference | MechanismType | scheme-mechanism-types | Conference | 会议 | | |
type-innovation-office | MechanismType | scheme-mechanism-types | Innovation office | 创新办公室 | | |
role-signatory | Code | scheme-codes | Signatory | 签署方 | role-taking-part | Has signed; that the text binds it is not said. | 已签署，未称受其约束。
role-chair | Code | scheme-codes | Chair | 主席方 | role-taking-part | Chairs a meeting or the mechanism, alone or with others. | 单独或共同主持会议或机制。
role-eligible | Code | scheme-codes | Eligible | 有资格参与 | | Its entities may take part; that they do is not said. | 其实体可参与，未称已参与。
gapkind-unread-part | Code | scheme-codes | Part not read | 未能读取部分 | | Part of a document could not be read. | 文件部分内容未能读取。
instrument-communication | Code | scheme-codes | Communication | 通报 | | Policy paper of the Commission. | 欧盟委员会的政策文件。
instrument-conclusions | Code | scheme-codes | Council conclusions | 理事会结论 | | Conclusions of the Council or the European Council. | 理事会或欧洲理事会的结论。
instrument-proposal | Code | scheme-codes | Proposal | 提案 | | Proposed by the Commission, not yet adopted. | 由欧盟委员会提出，尚未通过。
instrument-draft | Code | scheme-codes | Draft | 草案 | | Text before adoption. | 通过之前的文本。
instrument-declaration | Code | scheme-codes | Joint statement | 联合声明 | | Political document of several parties. | 多方政治文件。
instrument-guidelines | Code | scheme-codes | Guidelines or code | 指南或准则 | | Rules that bind nobody in law. | 不具法律约束力的规则。
instrument-work-programme | Code | scheme-codes | Work programme | 工作计划 | | Plan of calls and money of a programme. | 计划的征集与资金安排。
instrument-programme | Code | scheme-codes | Policy programme | 政策方案 | | Programme of targets adopted by law. | 以法律通过的目标方案。
instrument-treaty-decision | Code | scheme-codes | Decision of a treaty body | 条约机构决定 | | Decision of a body set up by an agreement. | 由协定设立的机构作出的决定。
topic-cable-security | Topic | scheme-topics | Security of submarine cables | 海底电缆安全 | topic-critical-infrastructure | |
topic-low-latency | Topic | scheme-topics | Low latency of data links | 低时延数据链路 | topic-connectivity | |
topic-alternative-routes | Topic | scheme-topics | Alternative cable routes | 替代光缆路由 | topic-connectivity | |
topic-technical-assistance | Topic | scheme-topics | Technical assistance | 技术援助 | topic-capacity-building | |
topic-supplier-limits | Topic | scheme-topics | Limits on high-risk suppliers | 限制高风险供应商 | topic-foreign-suppliers | |
topic-tailor-made-packages | Topic | scheme-topics | Tailor-made packages of technology solutions | 量身定制的技术方案组合 | | |
topic-freedom-of-speech | Topic | scheme-topics | Freedom of speech | 言论自由 | topic-digital-rights | |
topic-democracy | Topic | scheme-topics | Democracy | 民主 | topic-eu-values | |
topic-defence-capacity | Topic | scheme-topics | Defence capacity | 防务能力 | topic-security | |
topic-defence-industry | Topic | scheme-topics | Defence industry | 国防工业 | topic-security | |
topic-crisis-management | Topic | scheme-topics | Crisis management | 危机管理 | topic-security | |
topic-chip-early-warning | Topic | scheme-topics | Early warning on semiconductor supply | 半导体供应预警 | topic-supply-chains | |
topic-open-source | Topic | scheme-topics | Open source software | 开源软件 | | |
topic-international-outreach | Topic | scheme-topics | International outreach | 国际推广 | topic-digital-diplomacy | |
topic-foreign-investment | Topic | scheme-topics | Foreign investment | 外国投资 | topic-tech-competitiveness | |
topic-talent | Topic | scheme-topics | Attracting talent | 吸引人才 | topic-tech-competitiveness | |
topic-tech-promotion | Topic | scheme-topics | Promotion of EU technology abroad | 欧盟技术对外推广 | topic-tech-competitiveness | |
topic-partner-network | Topic | scheme-topics | Network of partners | 伙伴网络 | topic-digital-diplomacy | |
topic-interoperability | Topic | scheme-topics | Interoperability | 互操作 | | |
topic-policy-synergy | Topic | scheme-topics | Synergy of internal and external digital policy | 内外数字政策协同 | topic-digital-diplomacy | |
topic-platform-liability | Topic | scheme-topics | Liability of online platforms | 网络平台责任 | topic-online-platforms | |
topic-power-grids | Topic | scheme-topics | Electricity grids | 电网 | topic-energy | |
topic-ict-security | Topic | scheme-topics | ICT security in the international arena | 国际信息通信安全 | task-cybersecurity | |
tech-neuromorphic | Technology | scheme-technologies | Neuromorphic computing | 神经形态计算 | tech-semiconductors | |
tech-heterogeneous-integration | Technology | scheme-technologies | Heterogeneous integration of chips | 芯片异构集成 | tech-semiconductors | |
tech-virtual-worlds | Technology | scheme-technologies | Virtual worlds | 虚拟世界 | tech-web4 | |
measure-count | Code | scheme-codes | Number of things | 数量 | | What is counted stands in the label of the figure. | 所计对象见数字的标签。
measure-length | Code | scheme-codes | Length | 长度 | | Length of a cable or network. | 光缆或网络的长度。
measure-cost | Code | scheme-codes | Total cost | 总成本 | | What the whole costs or is to cost. | 全部成本或计划成本。
measure-funding | Code | scheme-codes | Funding | 资金 | | Money granted, committed or planned by the funder. | 资助方已拨、承诺或计划的资金。
measure-trade | Code | scheme-codes | Volume of trade | 贸易额 | | Value of trade in a year. | 年度贸易价值。
measure-share | Code | scheme-codes | Share | 占比 | | Part of a whole. | 占整体的比例。
measure-rate | Code | scheme-codes | Frequency | 频率 | | How often something takes place. | 发生频率。
unit-one | Code | scheme-codes | Number | 个 | | A plain number. | 纯数。
unit-eur | Code | scheme-codes | Euro | 欧元 | | Euro, not millions. | 欧元，非百万。
unit-km | Code | scheme-codes | Kilometre | 千米 | | Kilometre. | 千米。
unit-percent | Code | scheme-codes | Per cent | 百分比 | | Per cent. | 百分比。
unit-per-year | Code | scheme-codes | Per year | 每年 | | Times a year. | 每年次数。
bound-exact | Code | scheme-codes | Exact | 准确 | | The value itself. | 即该值。
bound-about | Code | scheme-codes | About | 约 | | Close to the value. | 接近该值。
bound-over | Code | scheme-codes | More than | 超过 | | Higher than the value. | 高于该值。
bound-at-least | Code | scheme-codes | At least | 至少 | | The value or more. | 不低于该值。
bound-up-to | Code | scheme-codes | Close to, from below | 近 | | Close to the value, from below. | 由下接近该值。
"""

# id (inst-) | type (instrument-) | English | 中文 | other English names | document number
INSTRUMENTS = """
european-council-2024-04 | conclusions | European Council conclusions of 18 April 2024 | 欧洲理事会2024年4月18日结论 | |
digital-diplomacy-2022 | conclusions | Council conclusions on EU digital diplomacy (2022) | 理事会关于欧盟数字外交的结论（2022年） | |
digital-diplomacy-2023 | conclusions | Council conclusions on EU digital diplomacy (2023) | 理事会关于欧盟数字外交的结论（2023年） | Second set of conclusions on digital diplomacy |
council-ids-2025 | conclusions | Council conclusions on the International Digital Strategy | 理事会关于国际数字战略的结论 | |
ids-draft | draft | Draft of the International Digital Strategy of April 2025 | 国际数字战略2025年4月草案 | International Digital Strategy for Europe |
draghi-report | report | Draghi report on EU competitiveness | 德拉吉欧盟竞争力报告 | The future of European competitiveness |
digital-decade-programme | programme | Digital Decade Policy Programme 2030 | 2030年数字十年政策方案 | |
digital-decade-2026 | report | State of the Digital Decade 2026 | 2026年数字十年现状报告 | | COM(2026) 288 final
com-2026-503 | communication | Communication on European technological sovereignty | 关于欧洲技术主权的通报 | European Technological Sovereignty Package | COM(2026) 503 final
open-source-strategy | strategy | EU Open Source Strategy | 欧盟开源战略 | |
chips-act-2 | proposal | Proposal for a second Chips Act | 第二部芯片法提案 | Chips Act 2.0 |
cada | proposal | Proposal for a Cloud and AI Development Act | 云与人工智能发展法提案 | CADA |
energy-ai-roadmap | strategy | Strategic Roadmap for Digitalisation and AI in Energy | 能源数字化与人工智能战略路线图 | |
5g-toolbox | guidelines | EU 5G Cybersecurity Toolbox | 欧盟5G网络安全工具箱 | EU Toolbox on 5G cybersecurity |
cable-security-plan | joint-communication | EU Action Plan on Cable Security | 欧盟海缆安全行动计划 | | JOIN(2025) 9 final
cable-risk-assessment | report | EU risk assessment of submarine cables | 欧盟海底电缆风险评估 | |
cef-digital-wp-2026 | work-programme | Work programme of CEF Digital as amended in 2026 | 数字连接欧洲设施工作计划（2026年修订） | |
haip-code | guidelines | Hiroshima Process code of conduct | 广岛进程行为准则 | Hiroshima Process International Code of Conduct |
com-2025-265 | proposal | Proposal for the EU to conclude the Council of Europe AI convention | 欧盟缔结欧洲委员会人工智能公约的提案 | | COM(2025) 265
wsis20-outcome | declaration | WSIS+20 outcome document | WSIS+20成果文件 | | A/RES/80/173
web4-outcome | declaration | Outcome document of the Web 4.0 conference | Web 4.0会议成果文件 | |
unesco-platform-guidelines | guidelines | UNESCO Guidelines for the Governance of Digital Platforms | 联合国教科文组织数字平台治理指南 | |
fimi-report-3 | report | Third EEAS report on FIMI threats | 对外行动署第三份境外信息操纵与干预威胁报告 | |
council-fimi | conclusions | Council conclusions on FIMI | 理事会关于境外信息操纵与干预的结论 | |
wb6-connected | declaration | Joint Statement on Digitally Connected Western Balkans Six | 数字互联西巴尔干六方联合声明 | |
wb6-wallets | declaration | Joint Statement on interoperable digital ID wallets and trust services | 可互操作数字身份钱包与信任服务联合声明 | |
ai-act | regulation | AI Act | 人工智能法 | Artificial Intelligence Act |
cefta-decision-2-2024 | treaty-decision | CEFTA Joint Committee Decision 2/2024 | CEFTA联合委员会第2/2024号决定 | |
"""

# id (mech-) | kind: A agreement, C framework, M forum, I initiative | type | English | 中文 | other English names | 中文别名
MECHANISMS = """
digital-diplomacy-network | C | partnership-network | EU Digital Diplomacy Network | 欧盟数字外交网络 | |
eu-ind-ai-office | C | ai-safety | Cooperation of the European AI Office and the India AI Mission | 欧洲人工智能办公室与印度人工智能计划的合作 | |
eu-jpn-ai-office | C | ai-safety | Cooperation of the European AI Office and the Japan AI Safety Institute | 欧洲人工智能办公室与日本人工智能安全研究所的合作 | |
eu-ind-wallet-test | I | joint-project | EU–India test of digital identity interoperability | 欧盟—印度数字身份互操作测试 | |
eu-ukr-wallet-test | I | joint-project | Test of the Diia Wallet against the EU Digital Identity Wallet | Diia钱包与欧盟数字身份钱包对接测试 | |
eu4digital-eid-pilot | I | joint-project | EU4Digital cross-border eID pilot | EU4Digital跨境电子身份试点 | |
we-build | I | joint-project | WE BUILD large-scale wallet pilot | WE BUILD大规模数字钱包试点 | |
iris2 | I | infrastructure | IRIS² satellite constellation | IRIS²卫星星座 | IRIS2 |
single-market-east | I | strategy-commitment | Single market integration of Ukraine, Moldova and the Western Balkans | 乌克兰、摩尔多瓦与西巴尔干融入单一市场 | |
gg-digital-investment | I | strategy-commitment | Global Gateway digital investment announced by the strategy | 战略宣布的全球门户数字投资 | |
chip-quantum-research | I | strategy-commitment | Joint research on semiconductors and quantum announced by the strategy | 战略宣布的半导体与量子联合研究 | |
new-tech-partnerships | I | strategy-commitment | New tech partnerships announced by the strategy | 战略宣布的新科技伙伴关系 | |
ai-factories-abroad | I | strategy-commitment | AI Factories in trusted partner countries | 可信伙伴国的人工智能工厂 | |
5g-toolbox-action | I | annex-action | Promotion of the 5G Cybersecurity Toolbox | 推广5G网络安全工具箱行动 | |
trusted-connectivity-action | I | annex-action | Promotion of secure and trusted connectivity | 推广安全可信连接行动 | |
lac-guidelines-action | I | annex-action | Connectivity guidelines and toolbox for Latin America and the Caribbean | 拉美和加勒比连接指南与工具箱行动 | |
lac-connectivity-toolbox | I | annex-action | LAC Connectivity Toolbox | 拉美和加勒比连接工具箱 | |
d4d-hub-lac | I | platform | D4D Hub for Latin America and the Caribbean | D4D枢纽拉美和加勒比分支 | |
d4d-hub-asia-pacific | I | platform | D4D Hub for Asia-Pacific | D4D枢纽亚太分支 | |
d4d-hub-neighbourhood | I | platform | D4D Hub for the EU neighbourhood | D4D枢纽欧盟邻国分支 | |
eu-celac-summit | C | political-dialogue | CELAC–EU Summit | 拉共体—欧盟峰会 | EU–CELAC Summit |
eu-lac-supercomputing | I | joint-project | EU–LAC Supercomputing Network for AI | 欧盟—拉美和加勒比人工智能超级计算网络 | |
eu-lac-gg-agenda | I | investment-strategy | Global Gateway EU–LAC Investment Agenda | 全球门户欧盟—拉美和加勒比投资议程 | GGIA |
bella-ii | I | programme | BELLA II | BELLA II项目 | |
blue-raman | I | infrastructure | Blue-Raman submarine cable | Blue-Raman海底光缆 | Blueraman | 蓝拉曼海缆
black-sea-cable | I | infrastructure | Black Sea digital cable | 黑海数字光缆 | |
northern-eu-gateways | I | infrastructure | Northern EU Gateways | 北欧盟门户项目 | |
far-north-fiber | I | infrastructure | Far North Fiber | 远北光纤 | FNF |
medusa-africa | I | infrastructure | Medusa Africa | Medusa非洲段 | |
canalink-morocco | I | infrastructure | Canalink-Morocco | Canalink—摩洛哥光缆 | |
bluemed-east | I | infrastructure | BlueMed East | BlueMed东段 | |
cef-digital-calls-3 | I | programme | Third set of calls of CEF Digital | 数字连接欧洲设施第三批征集 | |
cable-security-toolbox | I | programme | EU Cable Security Toolbox | 欧盟海缆安全工具箱 | |
cpei | I | programme | Cable Projects of European Interest | 欧洲利益海缆项目 | CPEI |
ai-network | M | multilateral-process | International Network for Advanced AI Measurement, Evaluation and Science | 先进人工智能测量、评估与科学国际网络 | International Network of AI Safety Institutes|AISI network | 人工智能安全研究所国际网络
haip-friends | M | multilateral-process | Hiroshima AI Process Friends Group | 广岛人工智能进程之友小组 | |
haip-reporting | M | multilateral-process | Hiroshima AI Process reporting framework | 广岛人工智能进程报告框架 | |
coe-ai-convention | A | multilateral-convention | Council of Europe Framework Convention on AI | 欧洲委员会人工智能框架公约 | Council of Europe AI Convention | 人工智能公约
edf | I | fund | European Defence Fund | 欧洲防务基金 | EDF |
bravetech-eu | I | programme | BraveTech EU | BraveTech EU计划 | |
brave1 | I | platform | BRAVE1 | BRAVE1平台 | |
eu-office-kyiv | I | innovation-office | EU Defence Innovation Office in Kyiv | 欧盟驻基辅防务创新办公室 | |
igf | M | multilateral-process | Internet Governance Forum | 互联网治理论坛 | IGF |
un-ai-panel | M | multilateral-process | Independent International Scientific Panel on AI | 人工智能独立国际科学小组 | |
un-ai-dialogue | M | multilateral-process | Global Dialogue on AI Governance | 人工智能治理全球对话 | |
un-oewg-ict | M | multilateral-process | UN Open-ended Working Group on ICT security 2021–2025 | 联合国信息安全开放式工作组（2021—2025年） | OEWG |
un-gm-ict | M | multilateral-process | UN Global Mechanism on ICT security | 联合国信息通信安全全球机制 | |
web4-conference | M | conference | Conference on governance of Web 4.0 and virtual worlds | Web 4.0与虚拟世界治理会议 | |
i4t-network | M | platform | Internet for Trust Knowledge Network | “互联网促进信任”知识网络 | I4T |
fimi-toolbox | I | programme | EU FIMI Toolbox | 欧盟应对境外信息操纵工具箱 | |
fimi-isac | I | platform | FIMI Information Sharing and Analysis Centre | 境外信息操纵信息共享与分析中心 | FIMI-ISAC |
countering-foreign-interference | I | joint-project | Countering Foreign Interference project | 应对境外干预项目 | |
edmo | I | platform | European Digital Media Observatory | 欧洲数字媒体观察站 | EDMO |
edmo-fact | I | platform | EDMO hub FACT | 欧洲数字媒体观察站FACT中心 | |
eu-aus-dsa | C | administrative-arrangement | Administrative arrangement on online platforms with Australia's eSafety Commissioner | 欧盟委员会与澳大利亚电子安全专员公署关于网络平台的行政安排 | |
eu-gbr-dsa | C | administrative-arrangement | Administrative arrangement on online platforms with the UK's Ofcom | 欧盟委员会与英国通信管理局关于网络平台的行政安排 | |
dsa-candidates | C | policy-dialogue | DSA cooperation with candidate countries | 与候选国的数字服务法合作 | |
wb-digital-summit | C | political-dialogue | Western Balkans Digital Summit | 西巴尔干数字峰会 | |
cefta-ap6 | A | fta | CEFTA Additional Protocol 6 | 中欧自由贸易协定第六附加议定书 | |
who-gdhcn | M | platform | WHO Global Digital Health Certification Network | 世卫组织全球数字健康认证网络 | GDHCN |
eu-dcc | I | programme | EU digital COVID certificate | 欧盟数字新冠证书 | |
ai-factory-antennas | I | programme | AI Factory Antennas | 人工智能工厂分支 | |
lumi-ai-factory | I | programme | LUMI AI Factory | LUMI人工智能工厂 | |
eu-kor-chips-research | I | joint-project | EU–Korea joint semiconductor research | 欧盟—韩国半导体联合研究 | |
eu-kor-6g-research | I | joint-project | EU–Korea joint 5G/6G research | 欧盟—韩国5G/6G联合研究 | |
"""
# What the article itself gives is in the tables already: row of the fact file -> records that hold it. '=' before a reason: nothing holds it.
SEED = """
0001 = A nickname; no class holds it.
0002,0003 lnk-eu-model
0004,0005 lnk-usa-model
0006,0007 lnk-chn-model
0008 mtn-inst-european-digital-strategy-s0-2
0009 lnk-ids-digital-diplomacy
0010 lnk-ids-standards
0011 mtn-inst-ids-s0-2
0012-0014 adp-ids
0015 lnk-ids-aim-a
0016 lnk-ids-aim-b
0017 lnk-ids-aim-c
0018 lnk-ids-obj1
0019 lnk-ids-obj2
0020 lnk-ids-obj3
0021 lnk-dp-type-obj1|lnk-dialogue-type-obj1
0022 lnk-dp-type-obj1|lnk-dialogue-type-obj1|gap-unnamed-new-partnerships
0023 lnk-dpn-obj1|lnk-ids-dpn
0024 lnk-tbo-part-ai-factories
0025 lnk-tbo-part-secure-connectivity
0026 lnk-tbo-part-dpi
0027 lnk-tbo-part-cybersecurity
0028 lnk-tbo-eu-private-sector
0029 lnk-tbo-eu-public-sector
0030 lnk-obj3-rules-based-order|gap-repeated-governance-sentence
0031 lnk-ids-prio1
0032 lnk-ids-prio2
0033 lnk-ids-prio3
0034 lnk-ids-prio4
0035 lnk-ids-prio5
0036 lnk-ids-prio6
0037 lnk-prio-infrastructure-energy
0038 lnk-prio-infrastructure-transport
0039 lnk-prio-infrastructure-finance
0040 lnk-prio-infrastructure-health
0041 lnk-prio-emerging-tech-ai
0042 lnk-prio-emerging-tech-5g
0043 lnk-prio-emerging-tech-6g
0044 lnk-prio-emerging-tech-semiconductors
0045 lnk-prio-emerging-tech-quantum
0046 lnk-prio-digital-governance-social-cohesion
0047 lnk-prio-digital-governance-eu-values
0048 lnk-prio-cybersecurity-partner-cyber-defence
0049 lnk-prio-cybersecurity-eu-own-security
0050 lnk-prio-identity-dpi-identity-recognition
0051 lnk-prio-identity-dpi-cross-border-business
0052 lnk-prio-identity-dpi-citizen-mobility
0053 lnk-prio-platforms-child-protection
0054 lnk-prio-platforms-privacy
0055 asset-single-market
0056 asset-digital-services-trade
0057 chal-network-lag
0058 lnk-chal-network-lag-report
0059 chal-slow-adoption
0060 lnk-chal-slow-adoption-report
0061 chal-outside-dependence
0062 lnk-chal-outside-dependence-report
0063 chal-public-infrastructure
0064 lnk-chal-public-infrastructure-report
0065 chal-civil-defence-gap
0066 lnk-chal-civil-defence-gap-report|gap-unclear-report-civil-defence
0067 chal-ict-skills
0068 lnk-chal-ict-skills-report
0069 chal-productivity-gap
0070 chal-choke-points
0071 chal-rule-contest
0072 lnk-chal-productivity-innovation-capacity
0073 lnk-chal-productivity-scaling-capacity
0074 lnk-chal-productivity-market-competitiveness
0075-0077 lnk-chal-rule-contest-export-governance-ideas
0078 lnk-eu-through-ttc|gap-unclear-ttc-or-partners
0079-0081 lnk-ids-ecosystem
0082 ptc-jpn-dp-eu|ptc-jpn-dp-jpn
0083 ptc-kor-dp-eu|ptc-kor-dp-kor
0084 ptc-sgp-dp-eu|ptc-sgp-dp-sgp
0085 ptc-can-dp-eu|ptc-can-dp-can
0086 ptc-usa-ttc-eu|ptc-usa-ttc-usa
0087 ptc-ind-ttc-eu|ptc-ind-ttc-ind
0088 lnk-eu-through-digital-dialogues|gap-unnamed-digital-dialogues
0089 lnk-eu-through-cyber-dialogues|gap-unnamed-cyber-dialogues
0090 lnk-eu-through-strategic-partnerships|gap-unnamed-strategic-partnerships
0091 lnk-ids-agenda-ai
0092 lnk-ids-agenda-critical-technologies
0093 lnk-ids-agenda-security
0094 lnk-ids-agenda-dual-use
0095,0096 ptc-matchmaking-eu
0097 ptc-joint-investment-eu
0098 ptc-regulatory-cooperation-eu
0099 gap-unnamed-new-partnerships
0100 lnk-global-gateway-digital-infrastructure
0101 lnk-global-gateway-technology-cooperation|ptc-global-gateway-developing-countries
0102 lnk-global-gateway-standards|ptc-global-gateway-developing-countries
0103 lnk-global-gateway-security|ptc-global-gateway-developing-countries
0104 evt-sgp-dta-signed
0105 evt-kor-dta-concluded
0106 evt-ind-dta-reported
0107 evt-idn-dta-reported
0108 evt-tha-dta-reported
0109 evt-phl-dta-reported
0110 evt-mys-dta-reported
0111 evt-jpn-data-in-force
0112 evt-gbr-tca-reported
0113 evt-chl-ita-reported
0114 evt-nzl-fta-reported
0115,0116 ptc-policy-exchanges-eu
0117 ptc-joint-projects-eu
0118 ptc-joint-investment-eu|ptc-joint-investment-third-countries
0119 evt-dpn-announced
0120 lnk-joint-projects-ai
0121 lnk-joint-projects-cloud
0122 lnk-joint-projects-interoperability-testing
0123 ptc-dpn-eu
0124 ptc-dpn-member-states
0125 ptc-dpn-partner-countries
0126 set-ai-bilateral
0127 ptc-aisafety-jpn
0128 ptc-aisafety-gbr
0129 ptc-aisafety-can
0130 ptc-aisafety-ind
0131 ptc-aisafety-kor
0132 ptc-aisafety-sgp
0133,0134 set-ai-regional|ptc-lac-lac
0135-0140 set-ai-multilateral
0141,0142 set-ai-project
0143 ptc-ai-public-good-ukr|set-ai-project
0144 ptc-ai-hub-africa|set-ai-project
0145 ptc-ai-public-good-lac|set-ai-project
0146 ptc-aisafety-jpn-example
0147 ptc-aisafety-sgp-example
0148 ptc-aisafety-aus-example
0149 lnk-lac-ai-public-use
0150 lnk-lac-capacity-building
0151 lnk-ai-public-good-urban-reconstruction
0152 lnk-ai-public-good-health
0153 lnk-ai-public-good-public-services
0154 ptc-ai-hub-africa
0155 ptc-ai-public-good-ukr
0156 ptc-ai-public-good-lac
0157-0163 set-defence-platforms
0164 lnk-defence-peripheral-defence|gap-name-peripheral-areas
0165 lnk-defence-interoperability
0166 lnk-defence-defence-integration
0167 lnk-defence-unified-standards
0168 lnk-defence-defence-coordination
0169 lnk-defence-tech-autonomy|lnk-defence-shock-resistance
0170 pkg-secure-connectivity
0171 meas-arctic-cable
0172 meas-5g-emerging-markets
0173 meas-connectivity-toolbox
0174-0178 pkg-secure-connectivity
0180 pkg-emerging-tech
0181 meas-ai-safety-research
0182 meas-ai-public-use
0183 meas-6g-research
0184 meas-chip-early-warning
0185 meas-quantum-cooperation
0186-0191 pkg-emerging-tech
0193 pkg-cybersecurity
0194 meas-cyber-dialogues
0195 meas-cyber-capacity
0196 meas-cyber-multilateral
0197-0200 pkg-cybersecurity
0202 pkg-identity-dpi
0203 meas-eid-wallet
0204 meas-health-certification
0205 meas-cross-border-interconnection
0206-0210 pkg-identity-dpi
0212 pkg-platform-governance
0213 meas-dsa-dma-outreach
0214 meas-human-rights-governance
0215 meas-counter-fimi
0216-0220 pkg-platform-governance
0222 pkg-global-governance
0223 meas-web4-standards
0224 meas-open-protocols
0225 meas-youth-participation
0226-0229 pkg-global-governance
0231 lnk-tbo-part-secure-connectivity
0232 lnk-tbo-part-dpi
0233 lnk-tbo-part-ai|lnk-tbo-part-software
0234 lnk-tbo-tech-team
0235 ptc-tech-team-eu
0236 ptc-tech-team-member-states
0237 ptc-tech-team-eu-companies
0238 ptc-tech-team-development-finance-institutions
0239 ptc-tech-team-export-credit-agencies
0240 lnk-tech-team-d4d-hub
0241 lnk-tech-team-eu4digital
0242 ptc-tech-team-eu-delegations
0243 ptc-tech-team-member-state-embassies
0244 lnk-tech-team-informal-hubs|gap-unnamed-informal-hubs
0245 lnk-tbo-strategic-partnerships
0246 view-global-rule-shaper
0247 impl-rule-competition|lnk-impl-rule-chn
0248 lnk-impl-rule-digital-partnership
0249 lnk-impl-rule-dta
0250 lnk-impl-rule-tbo
0251-0256 impl-rule-competition
0257 impl-nontariff-barriers|lnk-impl-ntb-chn
0258-0260 impl-nontariff-barriers|lnk-impl-ntb-cooperation-thresholds
0261 lnk-impl-ntb-digital-trust
0262 lnk-impl-ntb-supply-chain-transparency
0263,0264 lnk-impl-ntb-mutual-recognition|impl-nontariff-barriers
0265-0267 lnk-impl-ntb-chn-firms
0268-0273 rec-institutional-opening
0274 lnk-rec-opening-order
0275-0279 rec-rule-research
0280 lnk-rec-rule-influence
0281 lnk-rec-rule-firms
0282 lnk-rec-rule-universities
0283 lnk-rec-rule-think-tanks
0284-0286 line-open-and-active
0287 mtn-org-saibo-s4-2|gap-name-author-institute|gap-empty-author
0288 mtn-org-secrss-s4-2
"""
# The correspondence of priority areas and task areas (T2 rows, last line) is the editor's own mapping and stands in the vocabulary.
CORRESPONDENCE = {'0179': 'prio-infrastructure|task-secure-connectivity', '0192': 'prio-emerging-tech|task-emerging-tech', '0201': 'prio-cybersecurity|task-cybersecurity',
                  '0211': 'prio-identity-dpi|task-identity-dpi', '0221': 'prio-platforms|task-platform-governance', '0230': 'prio-digital-governance|task-global-governance'}
# What each row becomes. Rows of the fact file | verb | arguments [;; English ;; 中文]
#   ptc MECHANISM ROLE PARTY...   participation(s); as many parties as rows: one each; otherwise every row supports all
#   evt ID MECHANISM TYPE DATE    dated event (evt- and event- are added)
#   lnk SUBJECT RELATION OBJECT   stated relation
#   fig ID ABOUT MEASURE VALUE UNIT BOUND WHEN   figure; the two texts say what is counted, two more may be a note
#   adp ID INSTRUMENT ADOPTERS DATE              adoption
#   gap ID KIND ABOUT             open question; the two texts are the label
#   day RECORD DATE               the same, and a more precise date for it [;; note]
#   add RECORD...                 the passage is added to a record that exists (or is made above)
#   add* RECORD...                the same, one record a row; refuted RECORD: the same, the record is one that is not used
#   out                           left out; the text is the reason
# Options: mod=planned|under-way, cap=low|medium (confidence not above), rev=rejected|disputed with x=RECORD (contradiction; both sides are written),
#   at=PASSAGE (cite also this passage). Three letters stand for a country; a bare name of a mechanism lacks its mech-.
ROWS = """
0289-0292 | add adp-ids
0293,0294 | out ;; Formal addressees of a communication; no relation holds them.
0295 | out ;; Heading of a section; it states nothing of its own.
0296 | lnk inst-ids covers topic-tech-competitiveness ;; Named as a concern in the introduction. ;; 引言所列关切。
0296 | lnk inst-ids covers topic-economic-security ;; Named as a concern in the introduction. ;; 引言所列关切。
0296 | lnk inst-ids covers topic-defence-capacity ;; Named as a concern in the introduction. ;; 引言所列关切。
0297-0301 | gap annex-unread unread-part inst-ids|mech-arctic-connectivity-action ;; The strategy has an annex, a table of objective, description, partner and timeline; only its first row and three passages of later rows could be read. ;; 战略附有附件表格，列目标、说明、合作对象与时间；仅首行及后续三处片段得以读取。
0302 | add evt-arctic-connectivity-action-announced
0303 | lnk arctic-connectivity-action covers task-secure-connectivity ;; Objective of annex row 1. ;; 附件第1行的目标。
0304 | add ptc-arctic-connectivity-action-jpn
0305 | add ptc-arctic-connectivity-action-usa
0306 | add ptc-arctic-connectivity-action-can
0307 | add ptc-arctic-connectivity-action-grl
0308 | gap arctic-partners unpaired-cells meas-arctic-cable|pkg-secure-connectivity|mech-arctic-connectivity-action ;; The article sets four partners beside a row of three measures for 2025 to 2030; annex row 1 gives the same years for the Arctic action and names Japan, the United States, Canada and Greenland. Latin America and Africa belong to other measures of the row. ;; 文章一行三项措施并列四个合作对象（2025–2030年）；附件第1行就北极行动给出相同年份，并列日本、美国、加拿大与格陵兰。拉美与非洲属该行其他措施。
0309 | lnk arctic-connectivity-action supportedBy mech-cef-digital ;; Connecting Europe Facility, to draw in public and private money. ;; “连接欧洲设施”，用以吸引公共与私人资金。
0310 | add lnk-arctic-connectivity-action-submarine-cables
0311 | lnk arctic-connectivity-action covers topic-low-latency ;; Expected benefit. ;; 预期收益。
0312 | lnk arctic-connectivity-action covers topic-data-flows ;; Expected benefit: trusted data flows. ;; 预期收益：可信数据流动。
0313 | lnk arctic-connectivity-action covers topic-alternative-routes ;; Expected benefit. ;; 预期收益。
0314 | lnk arctic-connectivity-action covers topic-cable-security ;; Expected benefit. ;; 预期收益。
0315 | evt 5g-toolbox-action-announced 5g-toolbox-action announced 2025-06-05 ;; Passage of the annex; row, partners and timeline not visible. ;; 附件片段；行号、合作对象与时间不可见。
0315 | lnk 5g-toolbox-action implements inst-5g-toolbox ;; Alignment with the toolbox is to be promoted. ;; 拟推动与工具箱保持一致。
0315 | lnk 5g-toolbox-action implements inst-ids
0316 | lnk 5g-toolbox-action covers topic-supplier-limits
0316 | lnk 5g-toolbox-action covers tech-5g
0317-0319 | evt trusted-connectivity-action-announced trusted-connectivity-action announced 2025-06-05 ;; Passage of the annex; row, partners and timeline not visible. ;; 附件片段；行号、合作对象与时间不可见。
0317 | lnk trusted-connectivity-action covers tech-5g
0318 | lnk trusted-connectivity-action covers tech-submarine-cables
0319 | lnk trusted-connectivity-action covers tech-satellite-connectivity
0320 | lnk trusted-connectivity-action implements inst-5g-toolbox ;; In line with it. ;; 与其保持一致。
0321 | lnk trusted-connectivity-action implements inst-cable-security-plan ;; In line with it. ;; 与其保持一致。
0322 | lnk trusted-connectivity-action covers topic-digital-diplomacy ;; Means: diplomatic outreach. ;; 手段：外交推动。
0323 | lnk trusted-connectivity-action covers topic-technical-assistance ;; Means of the action. ;; 行动手段。
0324 | lnk trusted-connectivity-action supportedBy mech-global-gateway ;; Financial support. ;; 资金支持。
0325 | ptc lac-guidelines-action party area-lac mod=planned ;; Partner of the action; timeline not visible. ;; 行动的合作对象；时间不可见。
0326 | evt lac-guidelines-action-announced lac-guidelines-action announced 2025-06-05 ;; Guidelines for national contexts on security, infrastructure and use. ;; 针对各国情况的安全、基础设施与应用指南。
0327 | lnk lac-guidelines-action hasComponent mech-lac-connectivity-toolbox
0327 | gap toolbox-region unclear-wording meas-connectivity-toolbox|mech-lac-connectivity-toolbox ;; The article speaks of a regional connectivity toolbox without a region; the annex passage names Latin America and the Caribbean. That both are the same is the editor's reading. ;; 文章称区域连接工具箱而未指明区域；附件片段指明为拉美和加勒比。二者同一为编辑者解读。
0328 | add lnk-ids-aim-a
0329 | add lnk-ids-aim-b
0330 | add lnk-ids-aim-c
0331,0333 | add lnk-ids-aim-a
0332 | fig ids-objectives inst-ids count 3 one exact 2025-06-05 ;; Objectives of the strategy ;; 战略目标数
0334 | add lnk-ids-obj1
0335 | add lnk-ids-obj2
0336 | gap third-goal-wording unclear-wording obj-global-order|inst-ids ;; The press calls the third goal stronger global digital governance; the article calls it shaping the global digital order. One goal in two wordings. ;; 媒体称第三项目标为加强全球数字治理；文章称塑造全球数字秩序。同一目标，两种表述。
0336 | add lnk-ids-obj3
0337 | add lnk-ids-prio1
0338 | add lnk-ids-prio2
0339 | add lnk-ids-prio3
0340 | add lnk-ids-prio4
0341 | add lnk-ids-prio5
0342 | add lnk-ids-prio6
0337-0342 | fig ids-priority-areas inst-ids count 6 one exact 2025-06-05 ;; Priority areas of the strategy ;; 战略优先领域数 ;; Six in the press release and in the article. ;; 新闻稿与文章均为六项。
0343 | add lnk-prio-platforms-child-protection
0344 | lnk prio-platforms covers topic-freedom-of-speech ;; Named by the press; the article leaves it out. ;; 媒体所列；文章未提。
0345 | lnk prio-platforms covers topic-democracy ;; Named by the press; the article leaves it out. ;; 媒体所列；文章未提。
0346 | add lnk-prio-platforms-privacy
0347 | add lnk-tbo-part-ai-factories
0348 | add lnk-tbo-part-secure-connectivity
0349 | add lnk-tbo-part-dpi
0350 | add lnk-tbo-part-cybersecurity
0351 | add lnk-eu-through-ttc
0352 | add lnk-eu-through-digital-partnership
0353 | add lnk-eu-through-digital-dialogues lnk-eu-through-cyber-dialogues
0354 | lnk org-eu cooperatesThrough type-dta
0355 | lnk org-eu cooperatesThrough mech-global-gateway
0356 | lnk org-eu cooperatesThrough type-security-defence-partnership
0357 | add lnk-tbo-tech-team
0358 | lnk tbo hasComponent topic-tailor-made-packages
0359,0360,0362,1091 | lnk inst-ids buildsOn inst-european-council-2024-04 ;; The European Council asked for it in April 2024. ;; 欧洲理事会于2024年4月要求制定。
1091,0360,0362 | adp european-council-2024-04 inst-european-council-2024-04 org-european-council 2024-04-18 ;; A think tank gives the day, two other sources the month. ;; 一家智库给出日期，另两个来源给出月份。
0361 | out ;; A consultation before adoption; instruments have adoptions only.
0363 | out ;; A comment on the strategy; the paper itself stands as a source.
0364 | out ;; A comment on the strategy; the paper itself stands as a source.
0365 | out ;; Which formation of the Council deals with a file; procedure inside the EU.
0366-0369 | lnk inst-ids namesPartner country-jpn country-kor country-can country-ind ;; Named as like-minded, as the press reads the strategy. ;; 据媒体解读，列为志同道合伙伴。
0370-0372 | ptc single-market-east named-target ukr mda group-western-balkans-six mod=planned ;; Regional priority, as the press reads the strategy. ;; 据媒体解读为区域重点。
0373 | add gap-usa-ttc-standing
0374 | gap eu-chn-summit-2025 planned-step country-chn|org-eu ;; Digital cooperation was to be a subject of the EU–China summit of July 2025. ;; 数字合作拟列为2025年7月中欧峰会议题。
0375 | lnk inst-ids covers tech-satellite-connectivity ;; IRIS² is named as a project. ;; 点名IRIS²项目。
0375 | lnk iris2 covers tech-satellite-connectivity
0584 | gap iris2-coverage planned-step mech-iris2 ;; The constellation is to cover the whole world when complete. ;; 星座建成后拟覆盖全球。
0376,0377 | ptc eudis named-target ukr mod=planned ;; The strategy plans cooperation on defence technology with Ukraine and names the scheme, as the press reads it. ;; 据媒体解读，战略拟与乌克兰开展防务技术合作并提及该计划。
0378 | ptc digital-diplomacy-network party group-eu-member-states ;; Through their technology ambassadors. ;; 通过各国科技大使。
0378 | evt digital-diplomacy-network-reported digital-diplomacy-network reported-active [2025-06-05..2026-11-23] ;; The page is undated and later than the strategy. ;; 网页无日期，晚于战略。
0379 | add evt-office-sf-launched
0380 | lnk inst-ids buildsOn inst-digital-diplomacy-2023
0381 | adp digital-diplomacy-2022 inst-digital-diplomacy-2022 org-council 2022-07-XX
0382 | adp digital-diplomacy-2023 inst-digital-diplomacy-2023 org-council 2023-06-26
0383 | out ;; An exchange of views of the ministers; no class holds it.
0384 | adp council-ids-2025 inst-council-ids-2025 org-council 2025-11-20 ;; As the Commission reports; the text was not found. ;; 据欧盟委员会所述；未见其文本。
0384 | lnk inst-council-ids-2025 buildsOn inst-ids ;; The Council endorses the strategy, as the Commission says. ;; 据欧盟委员会称，理事会认可该战略。
0385 | lnk wsis20 implements inst-ids ;; The Commission counts the outcome as a result of the strategy. ;; 欧盟委员会视其成果为战略成果。
0386 | adp com-2026-503 inst-com-2026-503 org-ec 2026-06-03
0387-0390 | gap sovereignty-proposals planned-step inst-com-2026-503|inst-chips-act-2|inst-cada|inst-open-source-strategy|inst-energy-ai-roadmap ;; The package holds a second Chips Act, a Cloud and AI Development Act, an open source strategy and a roadmap for energy; they were proposed on 3 June 2026. ;; 一揽子文件含第二部芯片法、云与人工智能发展法、开源战略与能源路线图，均于2026年6月3日提出。
0391 | lnk inst-open-source-strategy covers topic-international-outreach
0391 | lnk inst-open-source-strategy covers topic-open-source
0392 | gap tbo-open-source unclear-wording mech-tbo|inst-open-source-strategy ;; A note in Korean says that the open source strategy uses the Tech Business Offer to take European open source abroad; nothing else was found on it. ;; 一份韩文笔记称开源战略借助技术商业方案推动欧洲开源软件出海；未见其他来源。
0393 | add evt-jpn-dp-launched
0394 | add evt-kor-dp-launched
0395 | add evt-sgp-dp-reported
0396 | add evt-can-dp-reported
0397 | fig digital-partnerships type-digital-partnership count 4 one exact 2024 ;; Digital partnerships of the EU ;; 欧盟数字伙伴关系数 ;; A closed list of the Commission: Japan, Korea, Singapore, Canada. The article ends the same list with 'etc.' ;; 欧盟委员会的完整清单：日本、韩国、新加坡、加拿大。文章同一列举以“等”结束。
0398 | fig dp-council-rate type-digital-partnership rate 1 per-year exact 2024 ;; Meetings of each Digital Partnership Council ;; 每个数字伙伴关系理事会的会议频率
0399 | add evt-jpn-dp-launched
0400 | add evt-kor-dp-launched
0401 | add evt-kor-dp-met-2023
0402 | add evt-kor-dp-met-2024
0403-0409 | lnk eu-kor-dp covers tech-semiconductors tech-hpc tech-quantum tech-6g topic-online-platforms tech-ai task-cybersecurity
0410 | add evt-jpn-dp-met-2024
0411 | add evt-jpn-eid-moc-signed
0412 | add evt-jpn-dp-met-2025
0413 | lnk eu-jpn-dp covers topic-chip-early-warning ;; Exchange of information and early warning on semiconductors. ;; 半导体信息交换与预警。
0414-0417 | lnk eu-jpn-dp covers topic-arctic-connectivity tech-submarine-cables tech-6g tech-quantum
0418 | lnk eu-jpn-dp covers topic-identity-recognition ;; Aim. ;; 目标。
0419 | add evt-can-dp-met-2025
0420 | add evt-can-ai-mou-signed
0421 | add evt-can-credentials-mou-signed
0422 | gap can-dp-network planned-step mech-eu-can-dp|mech-dpn ;; The EU and Canada plan to work with like-minded partners on shared subjects; whether that is the Digital Partnership Network is not said. ;; 欧盟与加拿大拟与志同道合伙伴就共同议题合作；是否即数字伙伴关系网络未说明。
0423 | add evt-sgp-dp-met-2025
0424-0430 | lnk eu-sgp-dp covers tech-ai task-cybersecurity topic-online-safety topic-data-flows topic-digital-identity tech-semiconductors tech-quantum
0431 | add evt-ind-ttc-met-2023
0432 | add evt-ind-ttc-met-2025
0433-0437 | lnk eu-ind-ttc covers tech-ai tech-semiconductors tech-hpc tech-6g tech-dpi
0438 | evt ind-ai-office-announced eu-ind-ai-office announced 2025-02-28 ;; Agreed at the second meeting of the Trade and Technology Council. ;; 在贸易与技术理事会第二次会议上商定。
0438 | ptc eu-ind-ai-office party org-eu ind mod=planned
0438 | ptc eu-ind-ai-office implementer org-ai-office mod=planned
0439 | evt ind-ttc-reported-2026 eu-ind-ttc reported-active 2026-01-XX ;; Reaffirmed by the joint agenda towards 2030. ;; 由面向2030年的联合议程重申。
0440 | evt ind-wallet-test-reported eu-ind-wallet-test reported-active 2026-02-XX
0440 | ptc eu-ind-wallet-test party org-eu ind
0440 | lnk eu-ind-wallet-test covers tech-eid-wallet
0441-0443 | add evt-sgp-dta-signed
0444 | add evt-kor-dta-mandate
0445 | add evt-sgp-dta-mandate
0446,0447 | add evt-kor-dta-concluded
0448 | evt tha-fta-reported-2025-03 eu-tha-fta reported-negotiating 2025-03-10 ;; Named among intense trade talks by the Commissioner. ;; 委员称贸易谈判密集进行。
0449 | evt idn-cepa-reported-2025-03 eu-idn-cepa reported-negotiating 2025-03-10 ;; Named among intense trade talks by the Commissioner. ;; 委员称贸易谈判密集进行。
0450 | evt mys-fta-reported-2025-03 eu-mys-fta reported-negotiating 2025-03-10 ;; Named among intense trade talks by the Commissioner. ;; 委员称贸易谈判密集进行。
0451 | evt phl-fta-reported-2025-03 eu-phl-fta reported-negotiating 2025-03-10 ;; Named among intense trade talks by the Commissioner. ;; 委员称贸易谈判密集进行。
0452 | evt ind-fta-reported-2025-03 eu-ind-fta reported-negotiating 2025-03-10 ;; Named among intense trade talks by the Commissioner. ;; 委员称贸易谈判密集进行。
0448 | lnk eu-tha-dta partOfMechanism mech-eu-tha-fta cap=low ;; Editor's reading: the talks of which the article speaks are the digital part of these trade talks; a mandate for a stand-alone agreement was found for Korea and Singapore only. ;; 编辑者解读：文章所称谈判为该贸易谈判的数字部分；仅见对韩国与新加坡单独协定的授权。
0449 | lnk eu-idn-dta partOfMechanism mech-eu-idn-cepa cap=low ;; Editor's reading: the talks of which the article speaks are the digital part of these trade talks; a mandate for a stand-alone agreement was found for Korea and Singapore only. ;; 编辑者解读：文章所称谈判为该贸易谈判的数字部分；仅见对韩国与新加坡单独协定的授权。
0450 | lnk eu-mys-dta partOfMechanism mech-eu-mys-fta cap=low ;; Editor's reading: the talks of which the article speaks are the digital part of these trade talks; a mandate for a stand-alone agreement was found for Korea and Singapore only. ;; 编辑者解读：文章所称谈判为该贸易谈判的数字部分；仅见对韩国与新加坡单独协定的授权。
0451 | lnk eu-phl-dta partOfMechanism mech-eu-phl-fta cap=low ;; Editor's reading: the talks of which the article speaks are the digital part of these trade talks; a mandate for a stand-alone agreement was found for Korea and Singapore only. ;; 编辑者解读：文章所称谈判为该贸易谈判的数字部分；仅见对韩国与新加坡单独协定的授权。
0452 | lnk eu-ind-dta partOfMechanism mech-eu-ind-fta cap=low ;; Editor's reading: the talks of which the article speaks are the digital part of these trade talks; a mandate for a stand-alone agreement was found for Korea and Singapore only. ;; 编辑者解读：文章所称谈判为该贸易谈判的数字部分；仅见对韩国与新加坡单独协定的授权。
0453,0454 | add evt-idn-cepa-concluded
0455 | lnk eu-idn-cepa covers topic-digital-trade
0455 | evt idn-cepa-signed-0930 eu-idn-cepa signed 2025-09-30 rev=rejected x=evt-idn-cepa-concluded ;; A trade page says signed on 30 September; the end of the talks on 23 September is confirmed by several sources and the signature was still to come. ;; 一商贸网页称9月30日签署；多个来源确认9月23日完成谈判，签署尚待进行。
0456 | evt tha-fta-reported-2025-10 eu-tha-fta reported-negotiating 2025-10-16 ;; Target 2027; a free trade agreement, not a stand-alone digital one. ;; 目标2027年；为自由贸易协定，非单独数字协定。
0457 | evt phl-fta-reported-2025-10 eu-phl-fta reported-negotiating 2025-10-16 ;; Target 2027; a free trade agreement, not a stand-alone digital one. ;; 目标2027年；为自由贸易协定，非单独数字协定。
0458 | evt mys-fta-reported-2025-10 eu-mys-fta reported-negotiating 2025-10-16 ;; Target 2027; a free trade agreement, not a stand-alone digital one. ;; 目标2027年；为自由贸易协定，非单独数字协定。
0459 | refuted evt-ind-fta-signed-2026
0460 | add evt-jpn-data-in-force
0461 | add evt-jpn-data-signed
0462 | lnk eu-jpn-data partOfMechanism mech-eu-jpn-epa ;; Amends the agreement. ;; 修订该协定。
0463 | add evt-jpn-data-concluded
0464,0465 | add evt-d4d-hub-launched
0466-0476 | add* ptc-d4d-hub-deu ptc-d4d-hub-fra ptc-d4d-hub-bel ptc-d4d-hub-est ptc-d4d-hub-lux ptc-d4d-hub-fin ptc-d4d-hub-ltu ptc-d4d-hub-nld ptc-d4d-hub-prt ptc-d4d-hub-esp ptc-d4d-hub-swe
0477-0481 | ptc d4d-hub party svn ita rou lva hrv ;; Joined later: Slovenia in 2021, Italy, Romania and Latvia in 2023, Croatia in 2024. ;; 后加入：斯洛文尼亚2021年，意大利、罗马尼亚、拉脱维亚2023年，克罗地亚2024年。
0477 | evt d4d-hub-joined-2021 d4d-hub joined 2021 ;; Slovenia. ;; 斯洛文尼亚。
0478-0480 | evt d4d-hub-joined-2023 d4d-hub joined 2023 ;; Italy, Romania and Latvia. ;; 意大利、罗马尼亚、拉脱维亚。
0481 | evt d4d-hub-joined-2024 d4d-hub joined 2024 ;; Croatia. ;; 克罗地亚。
0482 | add evt-au-eu-d4d-hub-launched
0483 | evt d4d-hub-lac-launched d4d-hub-lac launched 2021-12-XX
0484 | evt d4d-hub-asia-pacific-launched d4d-hub-asia-pacific launched 2022-02-XX
0485 | evt d4d-hub-neighbourhood-launched d4d-hub-neighbourhood launched 2023-10-XX
0483 | lnk d4d-hub-lac partOfMechanism mech-d4d-hub
0484 | lnk d4d-hub-asia-pacific partOfMechanism mech-d4d-hub
0485 | lnk d4d-hub-neighbourhood partOfMechanism mech-d4d-hub
0483 | ptc d4d-hub-lac named-target area-lac
0484 | ptc d4d-hub-asia-pacific named-target area-asia-pacific
0486 | lnk d4d-hub supportedBy category-team-europe ;; Follows the Team Europe approach. ;; 采用“欧洲团队”方式。
0487-0491 | ptc eu4digital party arm aze geo mda ukr ;; Named as a partner in November 2023. ;; 2023年11月列为伙伴。
0492 | lnk eu4digital covers topic-single-market ;; Aim: to extend it to the Eastern Partnership. ;; 目标：将其扩展至东部伙伴国。
0493-0498 | lnk eu4digital covers topic-telecom-rules topic-trust-and-security topic-digital-trade topic-ict-innovation topic-e-health topic-digital-skills
0499 | evt eu4digital-facility-launched eu4digital-facility launched 2019 ;; First phase, 2019 to 2022. ;; 第一期，2019至2022年。
0500-0502 | ptc eu4digital-eid-pilot party arm geo mda
0500-0502 | evt eu4digital-eid-pilot-step eu4digital-eid-pilot step 2024-07-XX ;; Reported as carried out. ;; 据报已完成。
0500 | lnk eu4digital-eid-pilot partOfMechanism mech-eu4digital
0500 | lnk eu4digital-eid-pilot covers topic-digital-identity
0503,0504 | add evt-lac-launched
0505 | fig lac-team-europe mech-eu-lac-alliance funding 145000000 eur exact 2023-03-XX ;; First contribution of Team Europe to the alliance ;; “欧洲团队”对联盟的首笔出资
0505 | fig lac-eu-budget mech-eu-lac-alliance funding 50000000 eur exact 2023-03-XX ;; Part of the EU budget in the first contribution to the alliance ;; 联盟首笔出资中的欧盟预算部分
0506 | lnk eu-lac-alliance coordinatedBy mech-d4d-hub
0507 | ptc eu-lac-alliance coordinator org-eclac
0508 | fig lac-signatories-20 mech-eu-lac-alliance count 20 one exact 2023-07-XX ;; Countries of Latin America and the Caribbean behind the joint declaration ;; 参与联合声明的拉美和加勒比国家数 ;; The 22 named members are the 20 of July 2023 and two that joined in 2024. ;; 已点名的22个成员即2023年7月的20国与2024年加入的两国。
0508 | add evt-lac-joined-2023
0509 | fig lac-signatories-21 mech-eu-lac-alliance count 21 one exact 2023 rev=rejected x=fig-lac-signatories-20 ;; Governments of Latin America and the Caribbean behind the joint declaration, as one newspaper has it ;; 参与联合声明的拉美和加勒比政府数（一家报纸所载） ;; One newspaper counts 21 governments; the Commission gives 20, and the list of members has 20 names for July 2023. ;; 一家报纸计21个政府；欧盟委员会作20个，且成员名单2023年7月有20国。
0510 | evt lac-week-2025 eu-lac-alliance met 2025-09-22 ;; Digital Alliance Week, Antigua (Guatemala), 22 to 26 September. ;; 数字联盟周，危地马拉安提瓜，9月22日至26日。
0511 | day evt-lac-pd-egov-met-2024 2024-05-15 ;; Dialogue on digital governance, San José, 15 to 17 May; taken to be the dialogue that another source dates to May 2024 only. ;; 数字治理对话，圣何塞，5月15日至17日；视为另一来源仅称2024年5月的同一对话。
0512 | lnk eu-lac-pd-egov covers topic-digital-identity
0513 | lnk eu-lac-pd-egov covers topic-e-signatures
0514 | lnk eu-lac-pd-egov covers topic-interoperability
0515-0517 | ptc eu-lac-pd-egov chair cri gtm est ;; Chaired the dialogue of May 2024 with the Commission. ;; 与欧盟委员会共同主持2024年5月的对话。
0518 | evt celac-summit-2025 eu-celac-summit met 2025-11-XX ;; Santa Marta, Colombia. ;; 哥伦比亚圣玛尔塔。
0519 | ptc eu-celac-summit party org-eu group-celac scope=all ;; 33 countries of Latin America and the Caribbean. ;; 33个拉美和加勒比国家。
0520 | evt lac-supercomputing-launched eu-lac-supercomputing launched 2025-11-XX ;; At the summit in Santa Marta. ;; 在圣玛尔塔峰会上。
0520 | ptc eu-lac-supercomputing party org-eu area-lac ;; Read from the name of the mechanism. ;; 据机制名称认定。
0520 | lnk eu-lac-supercomputing covers tech-ai
0520 | lnk eu-lac-supercomputing covers tech-hpc
0521 | gap bella-extension planned-step mech-bella|area-lac ;; BELLA is to be extended to Central America and the Caribbean. ;; BELLA拟扩展至中美洲与加勒比。
0522 | lnk bella-ii partOfMechanism mech-eu-lac-gg-agenda
0522 | lnk bella-ii partOfMechanism mech-bella ;; Read from the name. ;; 据名称认定。
0522 | evt bella-ii-reported bella-ii reported-active 2023-07-XX
0522 | evt lac-gg-agenda-reported eu-lac-gg-agenda reported-active 2023-07-XX
0522 | lnk eu-lac-gg-agenda partOfMechanism mech-global-gateway ;; Read from the name. ;; 据名称认定。
0523 | add lnk-ellalink-bella
0524 | lnk eu-lac-alliance buildsOn mech-ellalink
0525-0532 | add* mem-sica-cri mem-sica-slv mem-sica-gtm mem-sica-hnd mem-sica-nic mem-sica-pan mem-sica-blz mem-sica-dom
0533-0541 | add* ptc-medusa-cyp ptc-medusa-fra ptc-medusa-ita ptc-medusa-prt ptc-medusa-esp ptc-medusa-dza ptc-medusa-egy ptc-medusa-mar ptc-medusa-tun
0542 | fig medusa-length-7100 mech-medusa length 7100 km exact 2022-11-25 ;; Length of the cable ;; 光缆长度 ;; Also quoted with the strategy of June 2025. ;; 2025年6月随战略亦有引用。
- | fig medusa-length-8700 mech-medusa length 8700 km exact 2025 rev=disputed x=fig-medusa-length-7100 at=psg-editors-notes-strategy ;; Length of the cable, as another page has it ;; 光缆长度（另一网页所载） ;; Known from the research notes only; that page adds Greece, so it may describe a later plan. ;; 仅见于研究笔记；该网页另列希腊，或指较晚的规划。
0543 | fig medusa-cost mech-medusa cost 342000000 eur exact 2022-11-25 ;; Total cost of the cable ;; 光缆总成本
0544 | fig medusa-grant mech-medusa funding 40000000 eur exact 2023-10-25 ;; EU grant ;; 欧盟赠款
0544 | add evt-medusa-step-2023
0545 | add lnk-medusa-global-gateway
0546 | ptc medusa implementer org-afr-ix
0547 | ptc medusa implementer org-asn ;; Supplier. ;; 供应商。
0548 | fig blue-raman-eib mech-blue-raman funding 23000000 eur exact 2025-12-19 ;; Investment grants signed through the European Investment Bank ;; 经欧洲投资银行签署的投资赠款
0548 | evt blue-raman-step-2025 blue-raman step 2025-12-19 ;; Investment grants signed. ;; 签署投资赠款。
0548 | lnk blue-raman fundedBy org-eib
0549 | ptc blue-raman implementer org-sparkle ;; Promoter. ;; 项目发起方。
0550 | fig blue-raman-length mech-blue-raman length 12700 km exact 2025-12-29 ;; Length of the cable ;; 光缆长度
0551-0560 | ptc blue-raman connected ita isr jor sau ind dji dza tun grc cyp ;; Country connected by the cable or one of its branches. ;; 光缆主干或支线连通国家。
0561 | lnk blue-raman covers topic-research-networks
0551 | lnk blue-raman covers tech-submarine-cables
0562 | ptc black-sea-cable connected geo mod=planned ;; To be joined with EU Member States. ;; 拟与欧盟成员国连通。
0562 | evt black-sea-cable-announced black-sea-cable announced 2023-05-XX
0562 | lnk black-sea-cable covers tech-submarine-cables
0563 | fig black-sea-length mech-black-sea-cable length 1100 km exact 2023-05-XX ;; Planned length of the cable ;; 光缆计划长度
0564 | fig black-sea-cost mech-black-sea-cable cost 45000000 eur exact 2023-05-XX ;; Planned cost of the cable ;; 光缆计划成本
0565 | evt black-sea-cable-step-2021 black-sea-cable step 2021 ;; The EU and Georgia state the need. ;; 欧盟与格鲁吉亚提出需求。
0566 | fig northern-gateways-grant mech-northern-eu-gateways funding 3600000 eur exact 2021 ;; Grant of the Connecting Europe Facility ;; “连接欧洲设施”赠款
0566 | ptc northern-eu-gateways implementer org-cinia org-nordunet each=no
0566 | lnk northern-eu-gateways supportedBy mech-cef-digital
0566 | lnk northern-eu-gateways covers topic-arctic-connectivity
0566 | evt northern-gateways-step northern-eu-gateways step 2021 ;; Grant awarded. ;; 获得赠款。
0567 | refuted evt-jpn-cables-moc-signed-2022
0568 | ptc polar-connect connected area-europe area-east-asia area-north-america mod=planned each=no
0569 | add lnk-polar-connect-cef-digital
0570 | fig polar-connect-grant mech-polar-connect funding 5000000 eur exact ..seen ;; Grant for the second step ;; 第二阶段赠款
0571 | add gap-polar-connect-operation
0572-0574 | ptc far-north-fiber party jpn usa fin mod=planned ;; Joint venture with companies of the country. ;; 由该国企业参与的合资项目。
0572 | lnk far-north-fiber covers tech-submarine-cables
0572 | evt far-north-fiber-announced far-north-fiber announced ..seen ;; Planned; the day of the announcement is not known. ;; 计划中；宣布日期不详。
0575,0576 | adp cable-security-plan inst-cable-security-plan org-ec|org-hrvp 2025-02-21
0577-0580 | lnk inst-cable-security-plan covers topic-cable-security ;; Four strands: prevention, detection, response and recovery, deterrence. ;; 四条主线：预防、侦测、应对与恢复、威慑。
0581 | lnk inst-cable-security-plan establishes mech-cable-security-toolbox
0582 | lnk inst-cable-security-plan establishes mech-cpei
0583 | lnk inst-cable-security-plan covers topic-digital-diplomacy ;; Cable diplomacy with like-minded partners. ;; 与志同道合伙伴开展海缆外交。
0585-0594 | ptc ai-network party aus can org-eu fra jpn ken kor sgp gbr usa
0585-0594 | fig ai-network-members mech-ai-network count 10 one exact 2025-12-XX ;; Members of the network ;; 网络成员数 ;; India is not among them. ;; 印度不在其中。
0595 | evt ai-network-launched ai-network launched 2024-11-20 ;; First meeting, San Francisco, 20 and 21 November. ;; 首次会议，旧金山，11月20日至21日。
0596,0597 | evt ai-network-renamed ai-network step 2025-12-XX ;; The new name was confirmed at the meeting in San Diego; the government that coordinates used it in December 2025. Until then it was the network of AI safety institutes. ;; 新名称在圣迭戈会议上确认；协调方政府2025年12月已使用。此前称人工智能安全研究所国际网络。
- | evt ai-network-renamed-2026 ai-network step 2026-02-XX rev=rejected x=evt-ai-network-renamed at=psg-editors-notes-strategy ;; One tracker gives February 2026; the coordinating government used the new name in December 2025. ;; 一追踪网站作2026年2月；协调方政府2025年12月已使用新名称。
0598 | ptc ai-network coordinator gbr
0585 | lnk ai-network covers topic-ai-safety
0599 | add evt-sgp-ai-safety-signed
0600-0602 | ptc eu-sgp-ai-safety implementer org-ai-office org-sgp-dtc org-imda
0603 | evt jpn-ai-office-announced eu-jpn-ai-office announced 2024-04-30
0603 | ptc eu-jpn-ai-office party org-eu jpn each=no
0603 | ptc eu-jpn-ai-office implementer org-ai-office org-jpn-aisi each=no
0604 | gap aus-aisi unknown-date mech-ai-safety|org-aus-aisi|country-aus ;; The Australian institute works since 2 June 2026 only; the article of 2025 names Australia as an example of agreements with such institutes. Which body was meant is not known. ;; 澳大利亚研究所自2026年6月2日起运行；2025年的文章却以澳大利亚为此类协议之例。所指机构不详。
0605 | evt gpai-integrated gpai step 2024-07-03 ;; GPAI and the work of the OECD on AI become one partnership under the name of GPAI. ;; 全球人工智能伙伴关系与经合组织人工智能工作合为一体，沿用前者名称。
0606 | fig gpai-members mech-gpai count 44 one exact 2024-07-03 ;; Members of the partnership ;; 伙伴关系成员数
0607 | evt gpai-launched gpai launched 2020-06-15
0608 | ptc gpai host org-oecd ;; Seat of the secretariat. ;; 秘书处所在。
0609 | evt gpai-met-2024 gpai met 2024-12-XX ;; Summit in Belgrade. ;; 贝尔格莱德峰会。
0610,0613 | add ptc-oecd-aigo-oecd
0611 | evt oecd-aigo-launched oecd-aigo launched 2022-03-15
0612 | gap aigo-mandate planned-step mech-oecd-aigo ;; The mandate of the working party runs to the end of 2028. ;; 工作组任期至2028年底。
0614 | evt haip-friends-announced haip-friends launched 2024-05-02
0614 | lnk haip-friends partOfMechanism mech-g7-hiroshima
0614 | fig haip-friends-members mech-haip-friends count 40 one over 2024-05-02 ;; Countries in the Friends Group ;; 之友小组国家数
0615 | evt g7-hiroshima-launched g7-hiroshima launched 2023-05-XX
0616 | fig haip-code-actions inst-haip-code count 11 one exact 2024-05-02 ;; Actions of the code of conduct ;; 行为准则的行动数
0617 | evt haip-reporting-launched haip-reporting launched 2025-02-XX
0617 | lnk haip-reporting partOfMechanism mech-g7-hiroshima
0618 | fig haip-reports mech-haip-reporting count 19 one exact 2025-04-XX ;; Reports handed in from February to April 2025 ;; 2025年2月至4月提交的报告数
0619 | evt haip-reporting-finalised haip-reporting step 2024-12-26 ;; The framework is finalised. ;; 框架定稿。
0619 | ptc haip-reporting author group-g7 scope=all
0620 | add evt-usa-ai-public-good-signed
0621,0622 | ptc eu-usa-ai-public-good signatory org-us-state org-dg-connect
0620 | lnk ai-public-good buildsOn mech-eu-usa-ai-public-good cap=low ;; Editor's reading: the arrangement of 2023 is taken to be the root; its five fields are not those of the article. ;; 编辑者解读：视2023年的安排为其源头；其五个领域与文章所列不同。
0623-0627 | lnk eu-usa-ai-public-good covers topic-climate topic-disasters topic-health topic-power-grids topic-agriculture
0628 | ptc ai-hub manager org-undp ;; Under the G7. ;; 在七国集团框架下。
0629 | ptc ai-hub manager ita ;; Through its ministry of enterprise (MIMIT). ;; 通过其企业部（MIMIT）。
0628,0629 | gap ai-hub-standing unclear-standing mech-ai-hub|set-ai-project ;; The article lists the hub as a project of the EU's cooperation; other sources have it led by UNDP and Italy under the G7. What part the EU has is not said. ;; 文章将该中心列为欧盟合作项目；其他来源称由联合国开发计划署与意大利在七国集团框架下牵头。欧盟的角色未说明。
0630 | evt ai-hub-launched ai-hub launched 2025 ;; Inaugurated in Rome. ;; 在罗马揭幕。
0631-0644 | ptc ai-hub named-target dza ago cog cpv egy eth gha ken mrt mar moz sen tza tun ;; Reached as a partner of the Mattei Plan. ;; 作为“马泰计划”伙伴国被纳入。
0645 | evt ai-hub-memorandum ai-hub step 2024-10-XX ;; Memorandum with UNDP. ;; 与联合国开发计划署签署备忘录。
0646 | evt coe-ai-signed coe-ai-convention signed 2024-09-05 ;; Opened for signature; ten states and the EU signed by February 2025. ;; 开放签署；至2025年2月已有十国与欧盟签署。
0647-0657 | ptc coe-ai-convention signatory and geo isl mne nor mda smr gbr isr usa org-eu ;; Signed between September 2024 and February 2025. ;; 2024年9月至2025年2月间签署。
0658,0659 | ptc coe-ai-convention signatory can jpn ;; Signed in February 2025. ;; 2025年2月签署。
0658,0659 | evt coe-ai-joined-2025 coe-ai-convention joined 2025-02-XX ;; Canada and Japan sign. ;; 加拿大与日本签署。
0646 | ptc coe-ai-convention host org-council-of-europe ;; The convention was made under its roof. ;; 公约在其框架下订立。
0646 | lnk coe-ai-convention covers topic-ai-regulation
0660 | evt coe-ai-eu-proposal coe-ai-convention step 2025-06-03 ;; The Commission proposes that the EU conclude it. ;; 欧盟委员会提议欧盟缔结。
0660 | adp com-2025-265 inst-com-2025-265 org-ec 2025-06-03 ;; Proposal. ;; 提案。
0661 | evt coe-ai-adopted coe-ai-convention concluded 2024-05-17 ;; The text is adopted. ;; 文本获通过。
0662 | evt coe-ai-ep-consent coe-ai-convention step 2026-03-11 cap=low ;; Consent of the European Parliament; one weak source. ;; 欧洲议会同意；仅一个薄弱来源。
0663 | evt coe-ai-eu-ratified coe-ai-convention step 2026-05-15 cap=low ;; The EU ratifies; one tracker only. ;; 欧盟批准；仅一个追踪网站。
0664 | evt hedi-approved hedi step 2022-05-17 ;; Approved. ;; 获批。
0665 | evt hedi-launched hedi launched 2022-05-31
0666 | ptc hedi host org-eda
0667 | lnk eudis partOfMechanism mech-edf
0668 | fig eudis-investment mech-eudis funding 2000000000 eur up-to 2027 ;; Investment hoped for until 2027 ;; 至2027年的投资目标
0669 | ptc eudis eligible nor ;; Entities of Norway may take part. ;; 挪威实体可参与。
0670 | evt bravetech-announced bravetech-eu announced 2025-07-11 ;; Ukraine Recovery Conference, Rome. ;; 罗马乌克兰复苏会议。
0671 | fig bravetech-funding mech-bravetech-eu funding 100000000 eur exact 2025-07-XX ;; Budget, half from each side ;; 预算，双方各半
0672 | ptc bravetech-eu party org-eu ukr each=no
0673 | lnk bravetech-eu supportedBy mech-edf ;; Tied to it. ;; 与其衔接。
0674 | lnk bravetech-eu supportedBy mech-eudis ;; Tied to it. ;; 与其衔接。
0675 | lnk bravetech-eu supportedBy mech-brave1 ;; Tied to it. ;; 与其衔接。
0676 | evt office-kyiv-launched eu-office-kyiv launched 2024-09-21 ;; The page gives 21 September; the year follows from the context. ;; 网页称9月21日；年份据上下文。
0676 | ptc eu-office-kyiv host ukr
0676 | ptc eu-office-kyiv manager org-eu
0677 | add evt-nor-sdp-signed
- | evt nor-sdp-signed-29 eu-nor-sdp signed 2024-05-29 rev=rejected x=evt-nor-sdp-signed at=psg-editors-notes-strategy ;; One page gives 29 May; the Norwegian government and the press of the day give 28 May. ;; 一网页作5月29日；挪威政府与当日媒体均作28日。
0678-0682 | lnk eu-nor-sdp covers topic-defence-industry topic-space-security topic-critical-infrastructure topic-hybrid-threats topic-crisis-management
0678 | add evt-nor-sdp-signed
0683-0690 | add* ptc-gbr-sdp-gbr ptc-can-sdp-can ptc-nor-sdp-nor ptc-mkd-sdp-mkd ptc-alb-sdp-alb ptc-mda-sdp-mda ptc-jpn-sdp-jpn ptc-kor-sdp-kor
0691 | evt wsis20-ended wsis20 ended 2025-12-17 ;; The review ends with its outcome. ;; 审查以通过成果文件结束。
0691,0693 | adp wsis20-outcome inst-wsis20-outcome org-un 2025-12-17 ;; Resolution of the General Assembly. ;; 联合国大会决议。
0692 | evt igf-permanent igf renewed 2025-12-17 ;; Made permanent. ;; 转为常设。
0692 | ptc igf host org-un
0694 | out ;; Who reports on the follow-up inside the UN; procedure.
0695 | evt gdc-adopted gdc adopted 2024-09-22
0695 | ptc gdc host org-un
0696 | add evt-gdc-adopted
0697 | fig gdc-objectives mech-gdc count 5 one exact 2024-09-22 ;; Objectives of the compact ;; 契约目标数
0698 | evt un-ai-panel-adopted un-ai-panel adopted 2025-08-26 ;; Established by the General Assembly. ;; 由联合国大会设立。
0699 | evt un-ai-dialogue-adopted un-ai-dialogue adopted 2025-08-26 ;; Established by the General Assembly. ;; 由联合国大会设立。
0698 | ptc un-ai-panel host org-un
0699 | ptc un-ai-dialogue host org-un
0698 | lnk un-ai-panel covers tech-ai
0699 | lnk un-ai-dialogue covers tech-ai
0700,0701 | gap un-ai-dialogue-meetings planned-step mech-un-ai-dialogue ;; Meetings were planned for Geneva in July 2026 and New York in 2027. ;; 拟于2026年7月在日内瓦、2027年在纽约举行会议。
0702 | fig un-ai-panel-members mech-un-ai-panel count 40 one exact 2025-08-XX ;; Members of the panel, by the draft ;; 科学小组成员数（草案）
0703 | evt un-oewg-ended un-oewg-ict ended 2025-07-11 ;; Final report adopted. ;; 通过最后报告。
0703 | ptc un-oewg-ict host org-un
0703 | lnk un-oewg-ict covers topic-ict-security
0704 | evt un-gm-ict-reported un-gm-ict reported-active 2026 ;; First permanent forum of the UN on the subject; organisational session held. ;; 联合国该领域首个常设论坛；已举行组织会议。
0704 | ptc un-gm-ict host org-un
0704 | lnk un-gm-ict covers topic-ict-security
0705 | out ;; A person; no class holds persons.
0706 | evt web4-conference-met web4-conference met 2025-03-31 ;; 31 March and 1 April. ;; 3月31日至4月1日。
0707 | ptc web4-conference host org-ec
0708 | ptc web4-conference host pol ;; As holder of the Council Presidency. ;; 作为理事会轮值主席国。
0709 | lnk wsis20 supportedBy mech-web4-conference ;; The conference was to feed into the review. ;; 会议拟为审查提供意见。
0706 | lnk web4-conference covers tech-web4
0706 | lnk web4-conference covers tech-virtual-worlds
0710 | fig web4-participants mech-web4-conference count 400 one over 2025-04-01 ;; Participants ;; 与会人数
0710 | fig web4-countries mech-web4-conference count 70 one exact 2025-04-01 ;; Countries of the participants ;; 与会者国家数
0711 | fig web4-principles inst-web4-outcome count 12 one exact 2025-04-XX ;; Principles of the outcome document, six on policy and six technical ;; 成果文件原则数，政策与技术各六项
0712 | adp unesco-platform-guidelines inst-unesco-platform-guidelines org-unesco 2023-11-XX
0713 | evt i4t-network-launched i4t-network launched 2024-02-XX
0714 | fig unesco-comments inst-unesco-platform-guidelines count 10000 one over 2023-11-XX ;; Comments in the consultation on the guidelines ;; 指南咨询收到的意见数
0714 | fig unesco-countries inst-unesco-platform-guidelines count 134 one exact 2023-11-XX ;; Countries in the consultation on the guidelines ;; 指南咨询涉及的国家数
0715 | evt fimi-isac-launched fimi-isac launched 2023
0716 | lnk fimi-toolbox hasComponent mech-fimi-isac
0716 | lnk fimi-toolbox covers topic-fimi
0717 | fig fimi-countries inst-fimi-report-3 count 80 one over 2025 ;; Countries targeted, by the report ;; 报告所称受攻击国家数
0717 | fig fimi-organisations inst-fimi-report-3 count 200 one over 2025 ;; Organisations targeted, by the report ;; 报告所称受攻击组织数
0718 | lnk inst-council-fimi covers topic-fimi
0718 | gap date-council-fimi unknown-date inst-council-fimi|org-council ;; The Council adopted conclusions on FIMI; the day is not in the part of the page that was read. ;; 理事会通过关于境外信息操纵的结论；所读部分未载日期。
0719 | ptc countering-foreign-interference manager org-euiss
0719 | evt countering-foreign-interference-reported countering-foreign-interference reported-active 2026-01-20
0720 | ptc eu-aus-dsa party org-eu aus each=no ;; Between the Commission and the regulator. ;; 由欧盟委员会与监管机构订立。
0720 | ptc eu-aus-dsa implementer org-esafety
0720 | evt aus-dsa-reported eu-aus-dsa reported-signed 2026-11-23 ;; Dated by the day on which the page was read. ;; 以网页查阅日为准。
0720 | lnk eu-aus-dsa covers topic-online-platforms
0721 | ptc eu-gbr-dsa party org-eu gbr each=no ;; Between the Commission and the regulator. ;; 由欧盟委员会与监管机构订立。
0721 | ptc eu-gbr-dsa implementer org-ofcom
0721 | evt gbr-dsa-reported eu-gbr-dsa reported-signed 2026-11-23 ;; Dated by the day on which the page was read. ;; 以网页查阅日为准。
0721 | lnk eu-gbr-dsa covers topic-online-platforms
0722-0731 | ptc dsa-candidates party alb bih geo xkx mda mne mkd srb tur ukr ;; Took part in a workshop on 26 and 27 June. ;; 参加6月26日至27日的研讨会。
0722 | ptc dsa-candidates manager org-eu ;; Through the Commission. ;; 通过欧盟委员会。
0722 | gap date-dsa-workshop unknown-date mech-dsa-candidates ;; The workshop was held on 26 and 27 June; the year is not in the part of the page that was read. ;; 研讨会于6月26日至27日举行；所读部分未载年份。
0722 | lnk dsa-candidates covers topic-platform-rules
0732 | evt wb-digital-summit-2025 wb-digital-summit met 2025-10-01 ;; Skopje, 1 and 2 October. ;; 斯科普里，10月1日至2日。
0732 | ptc wb-digital-summit party group-western-balkans-six scope=all
0733 | adp wb6-connected inst-wb6-connected group-western-balkans-six 2025-10-02
0734 | adp wb6-wallets inst-wb6-wallets group-western-balkans-six 2025-10-02
0734 | lnk inst-wb6-wallets covers tech-eid-wallet
0734 | lnk inst-wb6-wallets covers topic-trust-services
0735-0737 | gap wb6-alignment planned-step group-western-balkans-six|inst-dsa|inst-dma|inst-ai-act ;; The six intend to align with the Digital Services Act, the Digital Markets Act and the AI Act. ;; 六方拟与数字服务法、数字市场法和人工智能法保持一致。
0738 | add evt-wb-regional-roaming-in-force
0739 | add evt-ukr-roaming-in-force
0740 | add evt-mda-roaming-in-force
0741 | add ptc-wb-roaming-alb
0742 | add ptc-wb-roaming-mne
0743 | add evt-ukr-roaming-in-force evt-mda-roaming-in-force
0744 | add evt-ukr-roaming-announced
0745 | adp cefta-decision-2-2024 inst-cefta-decision-2-2024 group-cefta 2024 ;; Through the Joint Committee. ;; 由联合委员会通过。
0745 | lnk inst-cefta-decision-2-2024 covers topic-e-commerce
0746 | ptc cefta-ap6 party group-cefta scope=all
0746 | evt cefta-ap6-reported cefta-ap6 reported-in-force 2026-11-23 ;; Dated by the day on which the page was read. ;; 以网页查阅日为准。
0746 | lnk cefta-ap6 covers topic-e-signatures
0746 | lnk cefta-ap6 covers topic-consumer-protection
0746 | lnk cefta-ap6 covers topic-platform-liability
0747 | fig cefta-consumers group-cefta count 20000000 one about ..seen ;; Consumers in the CEFTA parties ;; CEFTA各方消费者数
0748 | evt ukr-wallet-test-step eu-ukr-wallet-test step 2026-06-08 ;; Carried out at the Moldova Digital Summit. ;; 在摩尔多瓦数字峰会上完成。
0748 | ptc eu-ukr-wallet-test party ukr
0748 | lnk eu-ukr-wallet-test covers tech-eid-wallet
0749 | ptc we-build party mda
0749 | evt we-build-reported we-build reported-active 2025-03-XX
0749 | lnk we-build covers tech-eid-wallet
0750 | gap eudi-deadline planned-step tech-eid-wallet|group-eu-member-states ;; Member States are to offer the wallet by the end of 2026. ;; 成员国应于2026年底前提供钱包。
0751 | evt who-gdhcn-launched who-gdhcn launched 2023-06-05
0751 | ptc who-gdhcn host org-who
0751 | ptc who-gdhcn party org-eu
0751 | lnk who-gdhcn buildsOn mech-eu-dcc
0751 | lnk who-gdhcn covers tech-health-certification ;; Taken to be the health certification system of the article. ;; 视为文章所称的健康认证系统。
0752 | fig dcc-countries mech-eu-dcc count 80 one exact 2023-06-XX ;; Countries and territories connected ;; 已连接的国家与地区数
0753 | add lnk-chal-network-lag-report
0754 | add lnk-chal-slow-adoption-report
0755 | add lnk-chal-outside-dependence-report
0756 | add lnk-chal-ict-skills-report
0757 | add lnk-chal-public-infrastructure-report
0758 | fig basic-digital-skills inst-digital-decade-2025 share 55.6 percent exact 2025-06-18 ;; Europeans with basic digital skills ;; 具备基本数字技能的欧洲人占比
0759 | gap decade-targets-review planned-step inst-digital-decade-programme|org-ec ;; The Commission is to review the targets of the Digital Decade in 2026. ;; 欧盟委员会拟于2026年审查数字十年目标。
0760 | adp digital-decade-2025 inst-digital-decade-2025 org-ec [2025-06-16..2025-06-18] ;; The article cites the report of 16 June; a page of 18 June tells of it. Either day is after the strategy of 5 June. ;; 文章引用6月16日的报告；一网页于6月18日报道。两者均晚于6月5日的战略。
1001 | lnk lac-connectivity-toolbox partOfMechanism mech-lac-guidelines-action
1001 | evt lac-connectivity-toolbox-announced lac-connectivity-toolbox announced 2025-06-05 ;; Passage of the annex; row and timeline not visible. ;; 附件片段；行号与时间不可见。
1002 | lnk lac-connectivity-toolbox covers topic-cross-border-interconnection
1003 | lnk lac-connectivity-toolbox covers topic-digital-infrastructure ;; Secure and resilient infrastructure. ;; 安全而有韧性的基础设施。
1004 | lnk lac-connectivity-toolbox covers topic-connectivity ;; Meaningful connectivity; the text breaks off. ;; 有意义的连接；文本中断。
1005-1007 | out ;; Generic components (tools, best practices, guidance); the toolbox itself is recorded.
1008-1013 | add adp-ids
1014 | out ;; One office forwarded the text to another; procedure inside a state.
1015,1043,1075 | add evt-dpn-announced
1016 | add evt-tbo-announced
1017 | add adp-ids
1018-1022 | lnk aim-a covers topic-research topic-foreign-investment topic-talent topic-tech-promotion topic-partner-network ;; Means named in a government note. ;; 政府备忘录所列途径。
1023-1026 | lnk inst-ids buildsOn inst-draghi-report mech-global-gateway inst-digital-decade-programme type-digital-partnership
1027-1032 | lnk inst-ids covers topic-digital-diplomacy topic-technology-cooperation topic-partner-cyber-defence topic-ai-regulation topic-digital-trade topic-interoperability
1033 | lnk inst-ids covers topic-critical-infrastructure ;; Aim. ;; 目标。
1034 | lnk inst-ids covers topic-policy-synergy ;; Aim. ;; 目标。
1035,1036 | out ;; A comment on the strategy; the paper itself stands as a source.
1037 | evt single-market-east-announced single-market-east announced 2025-06-05 ;; Dated by the strategy. ;; 以战略日期为准。
1037 | lnk single-market-east implements inst-ids
1038 | lnk single-market-east covers topic-digital-identity
1039 | lnk single-market-east covers topic-secure-connectivity ;; Secure infrastructure. ;; 安全基础设施。
1040 | lnk single-market-east covers topic-single-market ;; Alignment of rules. ;; 规则衔接。
1041 | lnk single-market-east covers topic-mutual-recognition ;; A possible later step. ;; 后续可能步骤。
1042 | gap ids-china unclear-wording inst-ids|inst-ids-draft|country-chn ;; Press reads that the strategy leaves China out; the draft of April 2025 named it as a country for cooperation. The text could not be read in full. ;; 媒体称战略未提中国；2025年4月草案则将其列为合作国家。全文未能读取。
1044 | evt gg-digital-investment-announced gg-digital-investment announced 2025-06-05 ;; Dated by the strategy. ;; 以战略日期为准。
1044 | lnk gg-digital-investment implements inst-ids
1044 | lnk gg-digital-investment partOfMechanism mech-global-gateway
1045-1047 | lnk gg-digital-investment hasComponent mech-ai-factories tech-submarine-cables topic-digital-infrastructure
1048-1050 | ptc gg-digital-investment named-target area-africa area-asia area-latin-america mod=planned
1051 | evt chip-quantum-research-announced chip-quantum-research announced 2025-06-05 ;; Dated by the strategy. ;; 以战略日期为准。
1051 | lnk chip-quantum-research implements inst-ids
1052-1054 | ptc chip-quantum-research party jpn can kor mod=planned ;; The row of the article also has India and Ukraine. ;; 文章该行另有印度与乌克兰。
1055,1056 | lnk chip-quantum-research covers tech-semiconductors tech-quantum
1057 | evt new-tech-partnerships-announced new-tech-partnerships announced 2025-06-05 ;; Dated by the strategy. ;; 以战略日期为准。
1057 | lnk new-tech-partnerships implements inst-ids
1058,1059 | ptc new-tech-partnerships named-target area-southern-neighbourhood area-sub-saharan-africa mod=planned
1060 | lnk new-tech-partnerships fundedBy category-eu-public-sector ;; Public and private money. ;; 公共与私人资金。
1060 | lnk new-tech-partnerships fundedBy category-eu-private-sector ;; Public and private money. ;; 公共与私人资金。
1061 | lnk inst-ids namesPartner country-sgp ;; One paper adds Singapore to the like-minded partners; other lists stop at four. ;; 一家媒体在志同道合伙伴中加列新加坡；其他清单止于四国。
1062 | add lnk-ids-standards
1063 | evt ai-factories-abroad-announced ai-factories-abroad announced 2025-06-05 ;; Dated by the strategy. ;; 以战略日期为准。
1063 | lnk ai-factories-abroad implements inst-ids
1064 | lnk ai-factories-abroad covers tech-hpc ;; Help with building computing infrastructure. ;; 协助建设算力基础设施。
1065 | lnk ai-factories-abroad partOfMechanism mech-ai-factories ;; A secure link to the network of AI Factories. ;; 与人工智能工厂网络的安全连接。
1066 | ptc ai-factories-abroad named-target scope-trusted-partners mod=planned ;; No country is named. ;; 未点名国家。
1067,1069 | gap ids-follow-up planned-step inst-ids ;; The press expects proposals after the strategy, and bilateral agreements by the end of 2025. ;; 媒体预计战略之后将有系列提案，并于2025年底前达成双边协议。
1068 | gap ids-window unclear-wording inst-ids|pkg-emerging-tech|pkg-identity-dpi|pkg-platform-governance ;; The article gives a key window 2026 to 2030 for emerging technologies, 2025 to 2030 for identity and 2025 to 2027 for platforms; a newsletter has the whole strategy carried out from 2026 to 2030. The rows of the annex could not be read, so none of this is checked. ;; 文章给出新兴技术重点窗口2026–2030年、数字身份2025–2030年、平台2025–2027年；一份简报称整个战略于2026至2030年实施。附件各行未能读取，均未核查。
1070,1076,1082,1092,1093 | out ;; An author's assessment; the assessments table holds those of the article only.
1071 | fig eu-digital-trade org-eu trade 3000000000000 eur exact 2024 ;; Digital trade of the EU, as quoted with the strategy ;; 随战略引用的欧盟数字贸易额 ;; Unit read from the Italian; no definition is given. ;; 单位据意大利文解读；未给定义。
1074 | fig eu-dialogue-countries org-eu count 30 one over 2025-06-XX ;; Countries with which the EU has structured dialogues on technology, cybersecurity and governance ;; 与欧盟就技术、网络安全与治理建立结构化对话的国家数 ;; The more plausible of two readings of one number. ;; 同一数字的两种解读中较为可信者。
1072 | fig eu-regional-partnerships org-eu count 30 one over 2025-06-XX rev=rejected x=fig-eu-dialogue-countries ;; Regional partnerships of the EU, as one paper has it ;; 欧盟区域伙伴关系数（一家媒体所载） ;; One paper calls the thirty regional partnerships; another says countries with dialogues, which fits the known lists. ;; 一家媒体称三十余项为区域伙伴关系；另一家称有对话的国家，与已知清单相符。
1073 | fig ids-priority-areas-8 inst-ids count 8 one at-least 2025-06-05 rev=rejected x=fig-ids-priority-areas ;; Priority areas of the strategy, as one paper has it ;; 战略优先领域数（一家媒体所载） ;; One paper counts at least eight; the press release and the article name six. ;; 一家媒体计至少八项；新闻稿与文章均列六项。
1077,1078 | out ;; What a body outside the strategy says of it or promises; no class holds it.
1079,1080 | lnk inst-ids buildsOn inst-ids-draft ;; The draft is dated 9 April 2025. ;; 草案日期为2025年4月9日。
1081 | add lnk-ids-ids-draft
1083-1087 | lnk inst-ids-draft namesPartner country-usa country-chn country-jpn country-kor country-ind
1088,1089 | lnk inst-ids-draft covers tech-quantum tech-semiconductors
1090 | adp ids-0604 inst-ids org-ec|org-hrvp 2025-06-04 rev=rejected x=adp-ids ;; A digest of the draft expected 4 June; the title page has 5 June. ;; 草案摘要预计6月4日；封面为6月5日。
1094,1095,1098 | out ;; A person; no class holds persons.
1096 | evt usa-ttc-standstill eu-usa-ttc suspended 2025 rev=disputed x=evt-usa-ttc-reported ;; One author writes that the council stands still since the new American administration; the press says only that the strategy names no further meetings. No act of suspension was found, so the article's reading is kept. ;; 一位作者称理事会自美国新政府上台后停摆；媒体仅称战略未提再次开会。未见中止行为，故保留文章的说法。
1097,1099-1101 | out ;; Agenda of a meeting of EU ministers; plans and procedure inside the EU.
1102 | evt cable-toolbox-launched cable-security-toolbox launched 2026-02-05
1103 | lnk cable-security-toolbox implements inst-cable-security-plan
1103 | lnk cable-security-toolbox covers topic-cable-security
1104 | fig cable-toolbox-strategic mech-cable-security-toolbox count 6 one exact 2026-02-05 ;; Strategic measures of the toolbox ;; 工具箱战略措施数
1105 | fig cable-toolbox-technical mech-cable-security-toolbox count 4 one exact 2026-02-05 ;; Technical and support measures of the toolbox ;; 工具箱技术与支持措施数
1106 | lnk cable-security-toolbox buildsOn inst-cable-risk-assessment ;; Risk assessment of October 2025. ;; 2025年10月的风险评估。
1107 | fig cpei-areas mech-cpei count 13 one exact 2026-02-05 ;; Funding areas of the list ;; 清单资助领域数
1107 | evt cpei-adopted cpei adopted 2026-02-05
1108 | gap cpei-stages planned-step mech-cpei ;; The list is to be carried out in three stages of five years up to 2040. ;; 清单拟分三个五年阶段实施至2040年。
1109 | lnk cpei supportedBy mech-cef-digital
1110 | adp cef-digital-wp-2026 inst-cef-digital-wp-2026 org-ec 2026-02-05
1110 | fig cef-wp-cables inst-cef-digital-wp-2026 funding 347000000 eur exact 2026-02-05 ;; Money for strategic submarine cable projects ;; 战略海缆项目资金
1111 | fig cef-wp-repair inst-cef-digital-wp-2026 funding 20000000 eur exact 2026-02-05 ;; Call for cable repair modules ;; 海缆维修模块征集
1112 | fig cef-wp-infrastructure inst-cef-digital-wp-2026 funding 180000000 eur exact 2026 ;; Call for cable infrastructure ;; 海缆基础设施征集
1113 | fig cef-wp-sensing inst-cef-digital-wp-2026 funding 20000000 eur exact 2026 ;; Call for cable sensing ;; 海缆传感征集
1114 | fig cef-total mech-cef-digital funding 600000000 eur over 2026-03-XX ;; Money granted up to March 2026 ;; 至2026年3月的资助总额
1114 | fig cef-projects mech-cef-digital count 70 one over 2026-03-XX ;; Projects supported up to March 2026 ;; 至2026年3月的资助项目数
1114 | fig cef-cables mech-cef-digital funding 550000000 eur about 2026-03-XX ;; Money granted for cables up to March 2026 ;; 至2026年3月的海缆资助额
1115 | fig cef-calls-3-funding mech-cef-digital-calls-3 funding 142000000 eur exact ..2025-06-05 ;; Money granted under the third set of calls ;; 第三批征集资助额
1115 | fig cef-calls-3-grants mech-cef-digital-calls-3 count 21 one exact ..2025-06-05 ;; Grants under the third set of calls ;; 第三批征集赠款数
1115 | lnk cef-digital-calls-3 partOfMechanism mech-cef-digital
1116 | lnk cef-digital-calls-3 covers topic-arctic-connectivity ;; Towards Asia. ;; 通往亚洲。
1117 | lnk medusa-africa supportedBy mech-cef-digital-calls-3
1118 | lnk canalink-morocco supportedBy mech-cef-digital-calls-3
1119 | lnk bluemed-east supportedBy mech-cef-digital-calls-3
1117 | lnk medusa-africa partOfMechanism mech-medusa cap=low ;; Read from the name. ;; 据名称认定。
1118 | ptc canalink-morocco connected mar cap=low ;; Read from the name. ;; 据名称认定。
1120 | evt ai-antennas-announced ai-factory-antennas announced 2025-10-13
1121-1126 | ptc ai-factory-antennas party isl mda che gbr mkd srb ;; One of six partner countries with an antenna. ;; 设有分支的六个伙伴国之一。
1127 | fig ai-antennas mech-ai-factory-antennas count 13 one exact 2025-10-XX ;; Antennas chosen, seven in the EU and six in partner countries ;; 选定的分支数，欧盟七个、伙伴国六个
1128 | fig ai-antennas-funding mech-ai-factory-antennas funding 55000000 eur about 2025-10-XX ;; Money from the EU, to be matched by the states ;; 欧盟出资额，各国等额配套
1129 | lnk ai-factory-antennas coordinatedBy mech-eurohpc
1120 | lnk ai-factory-antennas partOfMechanism mech-ai-factories cap=medium ;; Read from the name; the tie to the promise of the strategy is not stated. ;; 据名称认定；与战略承诺的联系未见说明。
1130,1131 | ptc lumi-ai-factory party isl che ;; Its antenna is linked to the factory. ;; 其分支与该工厂相连。
1130 | lnk lumi-ai-factory partOfMechanism mech-ai-factories
1130 | evt lumi-ai-factory-reported lumi-ai-factory reported-active 2025-10-XX
1132 | fig ai-factories mech-ai-factories count 19 one exact 2025-10-10 ;; AI Factories in the EU ;; 欧盟人工智能工厂数
1132 | fig ai-factories-states mech-ai-factories count 16 one exact 2025-10-10 ;; Member States with an AI Factory ;; 设有人工智能工厂的成员国数
1132 | evt ai-factories-reported-2025 ai-factories reported-active 2025-10-10
1133 | evt kor-dp-met-2025 eu-kor-dp met 2025-11-28 ;; Third Digital Partnership Council, Seoul. ;; 数字伙伴关系理事会第三次会议，首尔。
1134,1135 | out ;; A person; no class holds persons.
1136 | lnk eu-kor-dp covers tech-semiconductors
1137 | lnk eu-kor-dp covers tech-5g
1137 | lnk eu-kor-dp covers tech-6g
1138 | lnk eu-kor-dp covers tech-quantum
1139 | add evt-kor-dp-met-2025
1139 | lnk eu-kor-dp covers tech-ai
1140 | lnk eu-kor-dp covers topic-data-governance
1141 | lnk eu-kor-dp covers task-cybersecurity
1142 | fig kor-chips-funding mech-eu-kor-chips-research funding 12000000 eur exact 2025-11-28 ;; Money for the joint semiconductor research ;; 半导体联合研究经费
1142 | evt kor-chips-research-reported eu-kor-chips-research reported-active 2025-11-28
1143-1146 | gap kor-dp-plans planned-step mech-eu-kor-dp|mech-eu-kor-chips-research ;; The third Council plans a third forum of semiconductor researchers in Brussels in 2026, exchange of talent, follow-up through Horizon Europe and a channel on AI law. ;; 第三次理事会拟于2026年在布鲁塞尔举行第三届半导体研究者论坛，并开展人才交流、“地平线欧洲”后续支持及人工智能法沟通渠道。
1147,1148 | lnk eu-kor-chips-research covers tech-neuromorphic tech-heterogeneous-integration
1147 | evt kor-chips-research-announced eu-kor-chips-research announced 2024-03-26 ;; Agreed at the second Council, for three years. ;; 第二次理事会商定，为期三年。
1147 | ptc eu-kor-chips-research party org-eu kor each=no
1147 | lnk eu-kor-chips-research partOfMechanism mech-eu-kor-dp
1149 | fig kor-6g-funding mech-eu-kor-6g-research funding 5000000 eur exact 2024-03-26 ;; Money for the joint 5G and 6G research over three years ;; 三年期5G/6G联合研究经费
1149 | evt kor-6g-research-announced eu-kor-6g-research announced 2024-03-26 ;; Agreed at the second Council, for three years. ;; 第二次理事会商定，为期三年。
1149 | ptc eu-kor-6g-research party org-eu kor each=no
1149 | lnk eu-kor-6g-research partOfMechanism mech-eu-kor-dp
1149 | lnk eu-kor-6g-research covers tech-6g
1150-1152 | gap jpn-chips-research planned-step mech-eu-jpn-dp|mech-eu-jpn-chips-moc ;; Joint chip research is planned on substitutes for PFAS, on heterogeneous integration and chiplets, and on devices beyond two nanometres. ;; 拟就PFAS替代品、异构集成与芯粒、2纳米以下器件开展联合芯片研究。
1153 | evt 6g-mirai-harmony-launched 6g-mirai-harmony launched 2025-04-XX
1154-1157 | add* ptc-lac-hlpd-giz ptc-lac-hlpd-fiiapp ptc-lac-hlpd-ega ptc-lac-hlpd-expertise-france
1158 | lnk eu-lac-hlpd fundedBy org-bmz ;; Co-funding. ;; 共同出资。
1159 | lnk eu-lac-alliance covers topic-connectivity
1160 | lnk eu-lac-alliance covers task-cybersecurity
1161,1162 | ptc edmo-fact party ukr mda
1161 | evt edmo-fact-launched edmo-fact launched 2025
1163 | lnk edmo-fact partOfMechanism mech-edmo
1163 | fig edmo-hubs mech-edmo count 15 one exact 2025 ;; Hubs of the observatory ;; 观察站中心数
1164 | lnk edmo-fact supportedBy mech-digital-europe
1164 | fig edmo-funding mech-edmo funding 8800000 eur about 2025 ;; Money for seven hub proposals ;; 七个中心提案的资金
1161 | lnk edmo-fact covers topic-disinformation
1165,1166 | adp digital-decade-2026 inst-digital-decade-2026 org-ec 2026-06-17 ;; Date of the staff document that goes with it. ;; 随附工作文件的日期。
0667 | evt edf-reported edf reported-active 2026-11-23 ;; Dated by the day on which the page was read. ;; 以网页查阅日为准。
0675 | evt brave1-reported brave1 reported-active 2025-07-11
0716 | evt fimi-toolbox-reported fimi-toolbox reported-active 2024
0751 | evt eu-dcc-reported eu-dcc reported-active 2023-06-05
0722 | evt dsa-candidates-reported dsa-candidates reported-active 2026-11-23 ;; Dated by the day on which the page was read. ;; 以网页查阅日为准。
1163 | evt edmo-reported edmo reported-active 2025
1115 | evt cef-digital-calls-3-reported cef-digital-calls-3 reported-active [2000..2025-06-05] ;; Grants awarded before the strategy; the day is not in the part of the page that was read. ;; 在战略之前已授予赠款；所读部分未载日期。
1117 | evt medusa-africa-announced medusa-africa announced [2000..2025-06-05] ;; Chosen for a grant before the strategy; the day is not known. ;; 在战略之前入选赠款；日期不详。
1118 | evt canalink-morocco-announced canalink-morocco announced [2000..2025-06-05] ;; Chosen for a grant before the strategy; the day is not known. ;; 在战略之前入选赠款；日期不详。
1119 | evt bluemed-east-announced bluemed-east announced [2000..2025-06-05] ;; Chosen for a grant before the strategy; the day is not known. ;; 在战略之前入选赠款；日期不详。
0375 | evt iris2-announced iris2 announced [2000..2025-06-06] ;; Named as a project by 6 June 2025; the day of the announcement is not known. ;; 至2025年6月6日已作为项目点名；宣布日期不详。
"""
# id (src- is added) -> instrument that the document is
DOCUMENTS = {'join-2025-9': 'inst-cable-security-plan', 'com-2026-503': 'inst-com-2026-503', 'com-2025-265': 'inst-com-2025-265', 'eurlex-ids-de': 'inst-ids',
             'eurlex-ids-fr': 'inst-ids'}
# rows -> passage, where the source has several or the row needs one of its own ('locator' makes a new one)
PASSAGES = """
0296 | psg-join-introduction | introduction
0297-0301 | psg-join-annex-head | annex, head of the table
0315,0316 | psg-join-annex-5g-toolbox | annex, passage on the 5G toolbox (row not visible)
0317-0324 | psg-join-annex-trusted | annex, passage on trusted connectivity (row not visible)
0325-0327,1001-1007 | psg-join-annex-lac | annex, passage on Latin America and the Caribbean (row not visible)
0420 | psg-cnw-can-2025-ai-mou
0421 | psg-cnw-can-2025-credentials-mou
0461 | psg-chatnewstv-jpn
0462,0463 | psg-oeil-jpn
0464,0466-0476 | psg-info-communication-d4d
0465,0486 | psg-direcct-d4d
0482 | psg-direcct-d4d-au
0487-0491 | psg-eu4digital-sc2023-partners
0492-0498 | psg-eu4digital-initiative-eu4digital
0499 | psg-eu4digital-initiative-facility
0566 | psg-hadea-arctic-northern | section on Northern EU Gateways
0567 | psg-hadea-arctic-jpn
0744 | psg-ouk-mda-ukr-roaming
1037-1041 | psg-daily8-ids-neighbourhood | paragraph on the neighbourhood
1042 | psg-daily8-ids-china | paragraph on China
1043 | psg-daily8-ids-network | third paragraph
"""
# Gists of passages that no record below describes by itself.
GISTS = {
         'psg-technewsportal-polar-2': ('Polar Connect is to be in service in 2030', 'Polar Connect拟于2030年投运'),
         'psg-ukgov-ai-network-2': ('The network of AI safety institutes bears its new name', '人工智能安全研究所网络已用新名称'),
         'psg-cade-ai-network': ('The new name was confirmed at the meeting in San Diego, December 2025 by the context', '新名称在圣迭戈会议上确认，据上下文为2025年12月'),
         'psg-livingip-coe-ai': ('Says that the European Parliament consented on 11 March 2026', '称欧洲议会于2026年3月11日同意'),
         'psg-icaig-trend': ('Says that the EU ratified on 15 May 2026', '称欧盟于2026年5月15日批准'),
         'psg-mirage-coe-ai': ('Convention opened for signature on 5 September 2024', '公约于2024年9月5日开放签署'),
         'psg-riksdag-fpm56-3': ('Head of the government note: title of the strategy in Swedish', '政府备忘录抬头：战略的瑞典文标题'),
         'psg-berthub-fiche-ids': ('Title of the strategy in Dutch', '战略的荷兰文标题'),
         'psg-est-register-ids': ('Title of the strategy in Estonian; registered on 26 June 2025', '战略的爱沙尼亚文标题；2025年6月26日登记'),
         'psg-eurlex-ids-de': ('Head of the official page: CELEX number 52025JC0140 of 5 June 2025', '官方网页抬头：CELEX编号52025JC0140，2025年6月5日'),
         'psg-eurlex-ids-de-2': ('Title of the strategy in German', '战略的德文标题'),
         'psg-eurlex-ids-fr': ('Title of the strategy in French; 5 June 2025', '战略的法文标题；2025年6月5日'),
         'psg-secrss-80514': ('The article about the strategy as reposted, with its opening on the adoption', '转载的战略分析文章，开篇述其通过'),
         'psg-mytinyfeed-draft': ('Expects the strategy on 4 June 2025', '预计战略于2025年6月4日发布'),
         'psg-seasia-asean': ('Says that the EU–Indonesia agreement was signed on 30 September 2025; digital trade among its subjects', '称欧盟—印度尼西亚协定于2025年9月30日签署；议题含数字贸易'),
         'psg-bka-aut-ids': ('German names of the Digital Partnership Network and the Tech Business Offer, announced by the strategy', '战略所宣布的数字伙伴关系网络与技术商业方案的德文名称'),
         'psg-policypulse-ids': ('The EU–US council stands still since the new American administration', '欧美理事会自美国新政府上台后停摆'),
         'psg-eureporter-decade-3': ('Page of 18 June 2025 on the report', '2025年6月18日关于该报告的网页'),
         'psg-politico-draft': ('Draft dated 9 April 2025, under the working title International Digital Strategy for Europe', '草案日期为2025年4月9日，工作标题为“欧洲国际数字战略”'),
         'psg-politico-draft-2': ('A draft went before the strategy of June', '6月的战略之前有一份草案'),
         'psg-bella-gg-meeting': ('The first phase of BELLA secured spectrum rights on a direct cable between the EU and Latin America', 'BELLA第一期取得欧盟—拉美直连光缆的频谱使用权'),
         'psg-join-annex-head': ('Title of the annex and its columns: objective, description, partner and timeline', '附件标题及各栏：目标、说明、合作对象与时间'),
         'psg-euinsider-ids-3': ('The strategy names no further meetings of the EU–US council', '战略未提欧美理事会再次开会'),
         'psg-daily8-ids-china': ('The strategy leaves out China', '战略未提中国'),
         'psg-unioncamere-ids': ('The strategy is to be carried out from 2026 to 2030; proposals and bilateral agreements expected by the end of 2025', '战略拟于2026至2030年实施；预计2025年底前提出提案与双边协议'),
         'psg-digwatch-aus-aisi': ('The Australian AI Safety Institute works since 2 June 2026', '澳大利亚人工智能安全研究所自2026年6月2日起运行'),
         'psg-korean-note-sovereignty': ('The open source strategy uses the Tech Business Offer to take European open source abroad', '开源战略借助技术商业方案推动欧洲开源软件出海'),
        'psg-editors-notes-strategy': ('Differences between sources that were noted down: 8,700 km for Medusa, 29 May 2024 for the partnership with Norway, February 2026 for the new name of the AI network',
                                        '所记来源之间的差异：Medusa长8700千米、与挪威的伙伴关系作2024年5月29日、人工智能网络更名作2026年2月'),
         'psg-editors-notes-strategy-gaps': ('What was looked for and not found on the International Digital Strategy', '就国际数字战略查找而未见者')}
NOTES_SOURCE = dict(id='src-editors-notes-strategy', kind='sourcekind-secondary', en='Research notes on the International Digital Strategy', zh='国际数字战略研究笔记',
                    publisher_en='EUDPN project team', publisher_zh='EUDPN项目组', language='en', date='', documents='', url='', seen='2026-11-25')
SEEN = '2026-11-23'
UNKNOWN_ANNOUNCEMENT = f'[2000..{SEEN}]'
# id | about | what (English, completed by 'was/were looked for and not found') | 中文 | sources searched (slug or id)
ABSENCES = """
annex-rows | inst-ids | The rows of the annex after the first | 附件第1行之后各行 | src-join-2025-140-annex eurlex-ids-de eurlex-ids-fr riksdag-fpm56 bnc-fiche-ids est-register-ids
tbo-launch | mech-tbo | A launch of the Tech Business Offer | 技术商业方案的启动 | digitaltrade4eu-ids ictbusiness-ids pubt-wsis20 momentum-sovereignty korean-note-sovereignty
dpn-meeting | mech-dpn | A first meeting of the Digital Partnership Network | 数字伙伴关系网络首次会议 | ip-25-2974 pubt-wsis20 adnkronos-ids src-daily8-ids
council-ids-text | inst-council-ids-2025 | The text of the Council conclusions of 20 November 2025 | 理事会2025年11月20日结论文本 | pubt-wsis20
aisafety-aus | mech-ai-safety|country-aus | An arrangement of the EU with an Australian AI safety institute | 欧盟与澳大利亚人工智能安全研究所的安排 | digwatch-aus-aisi ukgov-ai-network ec-ai-network-first src-mddi-sgp-ai-safety
aisafety-ind | mech-ai-safety|country-ind | An arrangement of the EU with an Indian AI safety institute | 欧盟与印度人工智能安全研究所的安排 | ukgov-ai-network diplomatic-insight-ind inn-ind-ttc-2025
dta-mandates | mech-eu-ind-dta|mech-eu-idn-dta|mech-eu-tha-dta|mech-eu-phl-dta|mech-eu-mys-dta | A mandate for a stand-alone digital trade agreement with India, Indonesia, Thailand, the Philippines or Malaysia | 对印度、印尼、泰国、菲律宾或马来西亚单独数字贸易协定的谈判授权 | src-dpa-kor-sgp-mandate euronews-kor-copy moit-vnm-asean seasia-asean
civil-defence-finding | chal-civil-defence-gap|inst-digital-decade-2025 | The point on civil and defence cooperation in the State of the Digital Decade 2025 | 2025年数字十年现状报告中关于民用与国防合作的内容 | src-digital-decade-package eureporter-decade
sica-identity | group-sica|task-identity-dpi | A link of SICA to the recognition of digital identities | 中美洲一体化体系与数字身份互认的联系 | niras-sica bella-egov-dialogue src-join-2025-140-annex
cefta-platforms | group-cefta|task-platform-governance | A link of CEFTA to the EU's rules on online platforms | 中欧自由贸易协定与欧盟平台规则的联系 | cefta-portal-ecommerce cefta-ecommerce src-join-2025-140-annex
health-certification | meas-health-certification | An action of the strategy on health certification | 战略中关于健康认证的行动 | eeas-who-health identityweek-who src-join-2025-140-annex
web4-actions | meas-web4-standards | An action of the strategy on Web 4.0 standards | 战略中关于Web 4.0标准的行动 | ec-web4-conference digwatch-web4 src-join-2025-140-annex
"""
# Absences of the other fragments that these rows fill: id -> note
NO_MORE = {'abs-kor-dp-third-council': ('Found since: the third Council met in Seoul on 28 November 2025.', '后已查得：第三次理事会于2025年11月28日在首尔举行。')}

# Mechanisms that the EU runs or is a side of by their name: mechanism -> role (p = planned)
OF_THE_EU = """
single-market-east manager p
gg-digital-investment manager p
chip-quantum-research party p
new-tech-partnerships manager p
ai-factories-abroad manager p
5g-toolbox-action manager p
trusted-connectivity-action manager p
lac-guidelines-action manager p
lac-connectivity-toolbox manager p
eu4digital-eid-pilot manager
d4d-hub-lac manager
d4d-hub-asia-pacific manager
d4d-hub-neighbourhood manager
eu-lac-gg-agenda party
black-sea-cable manager p
cef-digital-calls-3 manager
cable-security-toolbox manager
cpei manager
edf manager
fimi-toolbox manager
eu-dcc manager
ai-factory-antennas manager
eu-ukr-wallet-test party
iris2 manager p
digital-diplomacy-network party
"""
NAME_NOTE = ['Read from the name of the mechanism.', '据机制名称认定。']
LEVELS = ('confidence-low', 'confidence-medium', 'confidence-high')
KINDS = {'A': 'Agreement', 'C': 'CooperationFramework', 'M': 'MultilateralForum', 'I': 'Initiative'}
SOURCE_KINDS = {'o': 'sourcekind-official', 'p': 'sourcekind-party', 'r': 'sourcekind-press', 's': 'sourcekind-secondary'}
COLUMNS = {'figures': 'id about measure value unit bound when en zh sources confidence review contradicts note_en note_zh'.split(),
           'absences': 'id about en zh searched searched_on sources confidence review note_en note_zh'.split(),
           'account': 'fact_id outcome records reason'.split()}
TABLES = ('sources', 'passages', 'vocab', 'parties', 'instruments', 'mechanisms', 'adoptions', 'participations', 'events', 'memberships', 'links', 'gaps',
          'figures', 'absences')
PREFIX = {'evt': 'events', 'ptc': 'participations', 'lnk': 'links', 'mem': 'memberships', 'adp': 'adoptions', 'gap': 'gaps', 'fig': 'figures', 'abs': 'absences',
          'set': 'sets', 'pkg': 'packages', 'meas': 'measures', 'chal': 'challenges', 'asset': 'assets', 'mtn': 'mentions', 'view': 'assessments', 'impl': 'assessments',
          'rec': 'assessments', 'line': 'assessments'}
KNOWN_PREFIX = re.compile(r'^(mech|inst|org|country|group|area|scope|category|tech|topic|task|prio|obj|aim|goal|type|meas|pkg|set|chal|src)-')
MONTHS = 'January February March April May June July August September October November December'.split()


def read(path: Path) -> list[dict]:
    with path.open(encoding='utf-8', newline='') as handle:
        return list(csv.DictReader(handle))


def lines(text: str) -> list[list[str]]:
    """Lines of a table above as lists of cells; pairs of bars inside a cell of ids stay (they have no spaces)."""
    return [[c.strip() for c in re.split(r' \|(?= |$)', line)] for line in text.strip().splitlines()]


def spread(text: str) -> list[str]:
    out = []
    for part in text.split(','):
        low, _, high = part.partition('-')
        out += [f'{i:04}' for i in range(int(low), int(high or low) + 1)]
    return out


def spoken(date: str) -> tuple[str, str]:
    if m := re.fullmatch(r'(\d{4})-(\d\d)-(\d\d|XX)', date):
        year, month, day = m[1], int(m[2]), m[3]
        if day == 'XX':
            return f'in {MONTHS[month - 1]} {year}', f'{year}年{month}月'
        return f'on {int(day)} {MONTHS[month - 1]} {year}', f'{year}年{month}月{int(day)}日'
    if re.fullmatch(r'\d{4}', date):
        return f'in {date}', f'{date}年'
    return '', ''


class Maker:
    """Builds the fragments. State: the merged tables as they stand before (old) and the new or changed rows (one dict a table)."""

    def __init__(self, facts: Path, main: Path, others: list[Path]):
        self.facts = OrderedDict((r['fact_id'][4:], r) for name in ('strategy', 'annex') for r in read(facts / f'{name}.csv'))
        self.old: dict[str, dict[str, dict]] = defaultdict(OrderedDict)
        self.columns: dict[str, list[str]] = dict(COLUMNS)
        for folder in [main, *others]:
            for path in sorted(folder.glob('*.csv')):
                rows = read(path)
                if path.stem == 'account' or not rows or 'id' not in rows[0]:
                    continue
                if folder == main:
                    self.columns[path.stem] = list(rows[0])
                for row in rows:
                    self.old[path.stem][row['id']] = row
        self.new: dict[str, dict[str, dict]] = {t: OrderedDict() for t in TABLES}
        self.of_record: dict[str, list[str]] = defaultdict(list)
        self.of_fact: dict[str, list[str]] = defaultdict(list)
        self.left_out: dict[str, str] = {}
        self.refuted: dict[str, str] = {}
        self.told: dict[str, list] = defaultdict(list)
        self.source_of_url = {r['url']: i for i, r in self.old['sources'].items() if r['url']}
        self.passage_of: dict[str, str] = {}

    def get(self, table: str, rid: str) -> dict | None:
        return self.new[table].get(rid) if table in self.new and rid in self.new[table] else self.old[table].get(rid)

    def label(self, rid: str) -> tuple[str, str]:
        for table in ('parties', 'mechanisms', 'instruments', 'vocab', 'packages', 'measures', 'challenges', 'sets'):
            row = self.get(table, rid)
            if row:
                return row['en'], row['zh']
        raise KeyError(rid)

    # -------------------------------------------------------------- reference

    def reference(self) -> None:
        for first, slug, kind, language, date, *rest in lines(SOURCES):
            pub_en, pub_zh, zh, *title = rest
            fact = self.facts[first]
            sid = 'src-' + slug
            assert sid not in self.old['sources'] and fact['source_url'] not in self.source_of_url, slug
            url = fact['source_url'] if fact['source_url'].startswith('http') else ''
            self.new['sources'][sid] = dict(id=sid, kind=SOURCE_KINDS[kind], en=title[0] if title else fact['source_title'], zh=zh, publisher_en=pub_en, publisher_zh=pub_zh,
                                            language=language, date=date, documents=DOCUMENTS.get(slug, ''), url=url, seen=SEEN)
            self.source_of_url[fact['source_url']] = sid
        self.new['sources'][NOTES_SOURCE['id']] = dict(NOTES_SOURCE)
        for rid, kind, en, zh, *alts in lines(PARTIES):
            alts += ['', '']
            assert rid not in self.old['parties'], rid
            self.new['parties'][rid] = dict(id=rid, kind=kind, en=en, zh=zh, alt_en=alts[0], alt_zh=alts[1])
        for rid, kind, scheme, en, zh, *rest in lines(VOCAB):
            rest += [''] * 3
            assert rid not in self.old['vocab'], rid
            self.new['vocab'][rid] = dict(id=rid, kind=kind, scheme=scheme, en=en, zh=zh, broader=rest[0], definition_en=rest[1], definition_zh=rest[2])
        for rid, kind, en, zh, *rest in lines(INSTRUMENTS):
            rest += [''] * 2
            self.new['instruments']['inst-' + rid] = dict(id='inst-' + rid, type='instrument-' + kind, en=en, zh=zh, alt_en=rest[0], number=rest[1])
        for rid, kind, type_, en, zh, *rest in lines(MECHANISMS):
            rest += [''] * 2
            mid = 'mech-' + rid
            assert mid not in self.old['mechanisms'], mid
            self.new['mechanisms'][mid] = dict(id=mid, kind=KINDS[kind], type='type-' + type_, en=en, zh=zh, alt_en=rest[0], alt_zh=rest[1])
        for pid in GISTS:
            if pid.startswith('psg-editors-notes'):
                self.new['passages'][pid] = dict(id=pid, source=NOTES_SOURCE['id'], gist_en=GISTS[pid][0], gist_zh=GISTS[pid][1])

    def passages(self) -> None:
        given = {}
        for cells in lines(PASSAGES):
            for n in spread(cells[0]):
                given[n] = (cells[1], cells[2] if len(cells) > 2 else '')
        numbered: dict[str, dict[str, str]] = defaultdict(dict)
        for n, fact in self.facts.items():
            if fact['source_url'].startswith('seed:'):
                continue
            sid = self.source_of_url[fact['source_url']]
            pid, locator = given.get(n, ('', ''))
            if not pid:
                held = [i for i, r in self.old['passages'].items() if r['source'] == sid]
                if held:
                    assert len(held) == 1, (n, held)
                    pid = held[0]
                else:
                    locator = fact['locator']
                    base = 'psg-' + sid[4:]
                    pid = numbered[sid].setdefault(locator, base if not numbered[sid] else f'{base}-{len(numbered[sid]) + 1}')
            row = self.get('passages', pid)
            if row is None:
                gist = GISTS.get(pid, ('', ''))
                row = self.new['passages'][pid] = dict(id=pid, source=sid, locator=locator, gist_en=gist[0], gist_zh=gist[1])
            assert row['source'] == sid, (n, pid, row['source'], sid)
            self.passage_of[n] = pid

    def tell(self, pids: list[str], order: int, en: str, zh: str, about: str) -> None:
        for pid in pids:
            row = self.new['passages'].get(pid)
            if row is not None and not row['gist_en'] and (order, en, zh, about) not in self.told[pid]:
                self.told[pid].append((order, en, zh, about))

    def gists(self) -> None:
        for pid, row in self.new['passages'].items():
            if row['gist_en']:
                continue
            told = sorted(self.told[pid], key=lambda t: t[0])
            assert told, f'{pid} is cited by no record'
            parts_en, parts_zh = [], []
            for about in OrderedDict.fromkeys(t[3] for t in told):
                mine = [t for t in told if t[3] == about]
                named, topics = [t for t in mine if t[0] == 1], [t for t in mine if t[0] == 8]
                rest = [t for t in mine if 1 < t[0] < 8]
                en, zh = [t[1] for t in rest], [t[2] for t in rest]
                if named:
                    en.insert(0, 'names ' + ', '.join(t[1] for t in named))
                    zh.insert(0, '列明' + '、'.join(t[2] for t in named))
                if topics:
                    en.append('subjects: ' + ', '.join(t[1] for t in topics))
                    zh.append('议题有' + '、'.join(t[2] for t in topics))
                name = self.label(about) if about else ('', '')
                parts_en.append((name[0] + ': ' if name[0] else '') + '; '.join(en))
                parts_zh.append((name[1] + '：' if name[1] else '') + '；'.join(zh))
            row['gist_en'], row['gist_zh'] = '; '.join(parts_en), '；'.join(parts_zh)

    # -------------------------------------------------------------- evidence

    def graded(self, pids: list[str], numbers: list[str], cap: str = '') -> tuple[str, str]:
        rows = {}
        for p in pids:
            sid = self.get('passages', p)['source']
            rows[sid] = self.get('sources', sid)
        good = any(r['kind'] in ('sourcekind-official', 'sourcekind-party') for r in rows.values())
        level = 2 if good or len(rows) > 1 else 1
        granted = {self.facts[n]['confidence'] for n in numbers}
        if granted == {'low'}:
            level = 0
        elif granted == {'medium'} and len(rows) == 1:
            level = min(level, 1)
        if cap:
            level = min(level, LEVELS.index('confidence-' + cap))
        return LEVELS[level], 'review-accepted' if level == 2 and good else ''

    def cite(self, record: str, numbers: list[str]) -> None:
        for n in numbers:
            if n not in self.of_record[record]:
                self.of_record[record].append(n)
            if record not in self.of_fact[n]:
                self.of_fact[n].append(record)

    def support(self, table: str, rid: str, numbers: list[str]) -> None:
        """Adds the passages of these rows to a record that exists; its grade rises with them and never falls."""
        old = self.get(table, rid)
        assert old is not None, rid
        pids = [self.passage_of[n] for n in numbers]
        sources = '|'.join(OrderedDict.fromkeys(old['sources'].split('|') + pids))
        for n in numbers:
            self.retell(table, old, n)
        if sources != old['sources']:
            row = dict(old, sources=sources)
            if row.get('review') not in ('review-rejected', 'review-disputed') and table not in ('gaps', 'memberships') and (
                    'date' not in row or any(self.date_given(n) == row['date'] for n in numbers)):
                mine = self.of_record[rid] + numbers if rid in self.new[table] and rid not in self.old[table] else []
                confidence, review = self.graded(sources.split('|'), mine)
                if LEVELS.index(confidence) > LEVELS.index(row['confidence']):
                    row['confidence'] = confidence
                if not row['review'] and review and row['confidence'] == 'confidence-high':
                    row['review'] = review
                if row['note_en'] == NAME_NOTE[0]:
                    row['note_en'] = row['note_zh'] = ''
            self.new[table][rid] = row
        self.cite(rid, numbers)

    def date_given(self, n: str) -> str:
        """The date that the row itself gives, in our form; the first day of a range."""
        date = self.facts[n]['date'].split('/')[0]
        return date + '-XX' if re.fullmatch(r'\d{4}-\d\d', date) else date

    def retell(self, table: str, row: dict, number: str) -> None:
        """Notes what the passage of a row tells of a record, with the date that this row gives, not that of the record."""
        pids = [self.passage_of[number]]
        if table == 'events':
            en, zh = self.label(row['type'])
            day = ('', '') if '-reported-' in row['type'] else spoken(self.date_given(number))
            if row['note_en'] and row['type'] in ('event-step', 'event-joined', 'event-met') and row.get('id') not in self.old['events']:
                year = row['date'][:4]
                note_en, note_zh = row['note_en'].rstrip('.'), row['note_zh'].rstrip('。')
                if year not in note_en:
                    note_en, note_zh = f'{note_en} ({day[0][3:] if day[0] and not re.search("[0-9]", note_en) else year})', f'{note_zh}（{day[1] if day[1] and not re.search("[0-9]", note_en) else year + "年"}）'
                self.tell(pids, 2, note_en, note_zh, row['mechanism'])
                return
            self.tell(pids, 2, f'{en[0].lower() + en[1:]} {day[0]}'.strip(), f'{day[1]}{zh}', row['mechanism'])
        elif table == 'participations':
            self.tell(pids, 1, *self.label(row['party']), row['mechanism'])
        elif table == 'memberships':
            self.tell(pids, 1, *self.label(row['country']), row['group'])
        elif table == 'adoptions':
            day = spoken(self.date_given(number))
            self.tell(pids, 2, f'adopted {day[0]}'.strip(), f'{day[1]}通过', row['instrument'])
        elif table == 'links':
            en, zh = self.label(row['object'])
            words = {'covers': (8, en, zh), 'advances': (8, en, zh), 'partOfMechanism': (5, f'part of {en}', f'隶属于{zh}'), 'supportedBy': (6, f'supported by {en}', f'由{zh}支持'),
                     'fundedBy': (6, f'money from {en}', f'由{zh}出资'), 'implements': (6, f'carries out {en}', f'实施{zh}'), 'establishes': (6, f'announces {en}', f'宣布{zh}'),
                     'hasComponent': (6, f'includes {en}', f'包括{zh}'), 'buildsOn': (6, f'builds on {en}', f'以{zh}为基础'), 'namesPartner': (1, en, zh),
                     'coordinatedBy': (6, f'coordinated by {en}', f'由{zh}协调'), 'cooperatesThrough': (6, f'works through {en}', f'通过{zh}合作'),
                     'setsObjective': (6, f'objective: {en}', f'目标：{zh}'), 'setsPriority': (6, f'priority area: {en}', f'优先领域：{zh}'),
                     'deliveredThrough': (6, f'delivered through {en}', f'经由{zh}实施'), 'reportedIn': (6, f'reported in {en}', f'见于{zh}')}[row['relation']]
            self.tell(pids, *words, row['subject'])
        elif table == 'figures' or row.get('kind') == 'gapkind-planned-step':
            self.tell(pids, 7, row['en'].rstrip('.') + (f' ({row["value"]})' if table == 'figures' else ''), row['zh'].rstrip('。') + (f'（{row["value"]}）' if table == 'figures' else ''),
                      '' if table == 'gaps' else row['about'])

    def put(self, table: str, rid: str, row: dict, numbers: list[str], opts: dict, note: list[str]) -> None:
        assert rid not in self.old[table] and rid not in self.new[table], rid
        pids = list(OrderedDict.fromkeys([self.passage_of[n] for n in numbers] + [p for p in opts.get('at', '').split('|') if p]))
        confidence, review = self.graded(pids, numbers, opts.get('cap', ''))
        if 'rev' in opts:
            review = 'review-' + opts['rev']
            confidence = LEVELS[1 if opts['rev'] == 'disputed' and confidence != LEVELS[0] else 0]
        if table != 'absences':
            note = note or ['', '']
            row.update(note_en=note[0], note_zh=note[1])
        row.update(id=rid, sources='|'.join(pids), confidence=confidence, review=review)
        self.new[table][rid] = row
        for n in numbers:
            self.retell(table, row, n)
        if 'x' in opts:
            other_table = PREFIX[opts['x'].split('-')[0]]
            assert other_table == table, rid
            other = dict(self.get(table, opts['x']))
            other['contradicts'] = '|'.join(filter(None, [other.get('contradicts', ''), rid]))
            assert other['review'] not in ('review-rejected', 'review-disputed'), opts['x']
            self.new[table][opts['x']] = other
            row['contradicts'] = opts['x']
        self.cite(rid, numbers)

    # -------------------------------------------------------------- rows

    def thing(self, name: str, default: str = 'mech-') -> str:
        name = {'mech-lac-alliance': 'mech-eu-lac-alliance'}.get(name, name)
        if re.fullmatch(r'[a-z]{3}', name) and default == 'country-':
            name = 'country-' + name
        rid = name if KNOWN_PREFIX.match(name) else 'mech-' + name
        self.label(rid)
        return rid

    @staticmethod
    def slug(rid: str) -> str:
        if rid == 'mech-eu-lac-alliance':
            return 'lac'
        return re.sub(r'^(mech-eu-|mech-|inst-|org-)', '', rid)

    def pairs(self, numbers: list[str], things: list[str], opts: dict) -> list[tuple[str, list[str]]]:
        if len(things) > 1 and len(things) == len(numbers) and opts.get('each') != 'no':
            return [(t, [n]) for t, n in zip(things, numbers)]
        return [(t, numbers) for t in things]

    def row(self, numbers: list[str], text: str) -> None:
        head, *texts = [t.strip() for t in text.split(' ;;')]
        verb, *words = head.split()
        opts = dict(w.split('=', 1) for w in words if re.match(r'(mod|cap|rev|x|at|each|scope)=', w))
        args = [w for w in words if not re.match(r'(mod|cap|rev|x|at|each|scope)=', w)]
        getattr(self, 'do_' + verb.replace('*', '_each'))(numbers, args, opts, texts)

    def do_out(self, numbers, args, opts, texts) -> None:
        for n in numbers:
            self.left_out[n] = texts[0]

    def do_add(self, numbers, args, opts, texts) -> None:
        for rid in args:
            self.support(PREFIX[rid.split('-')[0]], rid, numbers)

    def do_day(self, numbers, args, opts, texts) -> None:
        rid, date = args
        self.support('events', rid, numbers)
        row = dict(self.get('events', rid), date=date)
        if texts:
            row['note_en'], row['note_zh'] = texts
        self.new['events'][rid] = row

    def do_add_each(self, numbers, args, opts, texts) -> None:
        assert len(numbers) == len(args), args
        for n, rid in zip(numbers, args):
            self.support(PREFIX[rid.split('-')[0]], rid, [n])

    def do_refuted(self, numbers, args, opts, texts) -> None:
        self.do_add(numbers, args, opts, texts)
        for n in numbers:
            self.refuted[n] = args[0]

    def do_evt(self, numbers, args, opts, texts) -> None:
        rid, mech, type_, date = args
        date = UNKNOWN_ANNOUNCEMENT if date == '..seen' else date
        type_ = 'event-' + type_
        self.label(type_)
        self.put('events', 'evt-' + rid, dict(mechanism=self.thing(mech), type=type_, date=date), numbers, opts, texts)

    def do_ptc(self, numbers, args, opts, texts) -> None:
        mech, role, *parties = args
        mech, role = self.thing(mech), 'role-' + role
        self.label(role)
        for party, mine in self.pairs(numbers, parties, opts):
            party = self.thing(party, 'country-')
            found = next((r['id'] for rows in (self.new['participations'], self.old['participations']) for r in rows.values()
                          if (r['mechanism'], r['party'], r['role']) == (mech, party, role)), None)
            if found:
                self.support('participations', found, mine)
                continue
            tail = re.sub(r'^(country|org|group|area|scope|category)-', '', party)
            rid = f'ptc-{self.slug(mech)}-{tail}'
            if self.get('participations', rid):
                rid += '-' + role[5:]
            note = texts
            if party == 'country-xkx':
                note = [(texts[0] + ' ' if texts else '') + 'Named as in the source, without prejudice to status.', (texts[1] if texts else '') + '名称依来源，不影响对其地位的立场。']
            scope = 'pscope-' + opts['scope'] if 'scope' in opts and party.startswith('group-') else 'pscope-body' if party in ('org-eu', 'org-ec', 'org-oecd', 'org-council-of-europe') else \
                'pscope-unknown' if party.startswith(('group-', 'area-')) else ''
            self.put('participations', rid, dict(mechanism=mech, party=party, role=role, scope=scope, modality='modality-' + opts['mod'] if 'mod' in opts else ''),
                     mine, opts, note)

    def do_lnk(self, numbers, args, opts, texts) -> None:
        subject, relation, *objects = args
        subject = self.thing(subject)
        for target, mine in self.pairs(numbers, objects, opts):
            target = self.thing(target)
            found = next((r['id'] for rows in (self.new['links'], self.old['links']) for r in rows.values()
                          if (r['subject'], r['relation'], r['object']) == (subject, relation, target)), None)
            if found:
                self.support('links', found, mine)
                continue
            tail = re.sub(r'^(tech|topic|task|mech-eu|mech|org|category|inst|country|type)-', '', target)
            rid = f'lnk-{self.slug(subject)}-{tail}'
            if self.get('links', rid):
                rid += '-' + relation.lower()
            self.put('links', rid, dict(subject=subject, relation=relation, object=target), mine, opts, texts)

    def do_adp(self, numbers, args, opts, texts) -> None:
        rid, inst, adopters, date = args
        for x in adopters.split('|'):
            self.label(x)
        self.label(inst)
        self.put('adoptions', 'adp-' + rid, dict(instrument=inst, adopters=adopters, date=date), numbers, opts, texts)

    def do_gap(self, numbers, args, opts, texts) -> None:
        rid, kind, about = args
        for x in about.split('|'):
            self.label(x)
        self.label('gapkind-' + kind)
        self.put('gaps', 'gap-' + rid, dict(kind='gapkind-' + kind, about=about, en=texts[0], zh=texts[1]), numbers, opts, texts[2:])

    def do_fig(self, numbers, args, opts, texts) -> None:
        rid, about, measure, value, unit, bound, when = args
        self.label(about)
        for code in ('measure-' + measure, 'unit-' + unit, 'bound-' + bound):
            self.label(code)
        self.put('figures', 'fig-' + rid, dict(about=about, measure='measure-' + measure, value=value, unit='unit-' + unit, bound='bound-' + bound,
                                               when='' if when.startswith('..') else when, en=texts[0], zh=texts[1], contradicts=''), numbers, opts, texts[2:])

    def seed(self) -> None:
        for line in SEED.strip().splitlines():
            numbers, records = line.split(' ', 1)
            for n in spread(numbers):
                if records.startswith('= '):
                    self.left_out[n] = records[2:]
                    continue
                for rid in records.split('|'):
                    assert rid in self.old[PREFIX[rid.split('-')[0]]], (n, rid)
                    self.cite(rid, [n])
        for n, records in CORRESPONDENCE.items():
            for rid in records.split('|'):
                assert rid in self.old['vocab'], rid
                self.cite(rid, [n])

    def absent(self) -> None:
        for rid, about, en, zh, searched in lines(ABSENCES):
            for x in about.split('|'):
                self.label(x)
            found = [s if s.startswith('src-') else 'src-' + s for s in searched.split()]
            assert all(self.get('sources', s) for s in found), (rid, found)
            were = 'were' if en.startswith('The rows') else 'was'
            self.new['absences']['abs-' + rid] = dict(id='abs-' + rid, about=about, en=f'{en} {were} looked for and not found.', zh=f'查找{zh}，未见来源。',
                                                      searched='|'.join(found), searched_on=SEEN, sources='psg-editors-notes-strategy-gaps',
                                                      confidence='confidence-medium', review='', note_en='', note_zh='')
        for rid, (en, zh) in NO_MORE.items():
            self.new['absences'][rid] = {**self.old['absences'][rid], 'review': 'review-rejected', 'note_en': en, 'note_zh': zh}

    def run(self) -> None:
        self.reference()
        self.passages()
        self.seed()
        for numbers, *rest in (line.split(' | ', 1) for line in ROWS.strip().splitlines()):
            self.row([] if numbers == '-' else spread(numbers), rest[0])
        for name, role, *planned in (line.split() for line in OF_THE_EU.strip().splitlines()):
            mech = self.thing(name)
            held = [r['sources'].split('|')[0] for t in ('events', 'participations', 'links') for r in self.new[t].values() if mech in (r.get('mechanism'), r.get('subject'))]
            self.row([], f'ptc {name} {role} org-eu cap=medium at={held[0]}' + (' mod=planned' if planned else '') + ' ;; ' + ' ;; '.join(NAME_NOTE))
        self.absent()
        self.unused()
        self.gists()

    def unused(self) -> None:
        """Takes out passages that no record cites (rows left out) and documents that then say nothing and were not searched."""
        cited = {p for t in TABLES for r in self.new[t].values() for p in r.get('sources', '').split('|')}
        for pid in [p for p in self.new['passages'] if p not in cited]:
            del self.new['passages'][pid]
        held = {r['source'] for r in self.new['passages'].values()} | {s for r in self.new['absences'].values() for s in r['searched'].split('|')}
        for sid in [s for s in self.new['sources'] if s not in held]:
            print('not needed:', sid)
            del self.new['sources'][sid]

    # -------------------------------------------------------------- account

    def account(self) -> list[dict]:
        out = []
        for n, fact in self.facts.items():
            records = self.of_fact.get(n, [])
            if n in self.left_out:
                assert not records, n
                out.append(dict(fact_id=fact['fact_id'], outcome='left-out', records='', reason=self.left_out[n]))
                continue
            assert records, f'{n} leads to no record'
            made = [r for r in records if self.of_record[r][0] == n and not self.get_old(r)]
            unused = [r for r in made if self.row_of(r).get('review') in ('review-rejected', 'review-disputed')]
            if n in self.refuted or (made and made == unused and len(records) == len(made)):
                outcome, reason = 'contradicted', 'Held as a record that is not used; another record contradicts it.'
            elif made:
                outcome, reason = 'entered', ''
            elif fact['source_url'].startswith('seed:'):
                outcome, reason = 'merged', 'The article itself: held in records made from it.'
            elif all(self.get_old(r) for r in records):
                added = [r for r in records if self.passage_of[n] not in (self.get_old(r) or {}).get('sources', '').split('|')]
                outcome, reason = 'merged', 'The record was there already; the passage was added.' if added else 'The record was there already and cites this passage.'
            else:
                first = next(r for r in records if not self.get_old(r))
                outcome, reason = 'merged', f'Same matter as {self.facts[self.of_record[first][0]]["fact_id"]}; its passage was added.'
            out.append(dict(fact_id=fact['fact_id'], outcome=outcome, records='|'.join(records), reason=reason))
        return out

    def table_of(self, rid: str) -> str:
        return PREFIX.get(rid.split('-')[0], 'vocab')

    def get_old(self, rid: str) -> dict | None:
        return self.old[self.table_of(rid)].get(rid)

    def row_of(self, rid: str) -> dict:
        return self.get(self.table_of(rid), rid)

    def save(self, out: Path) -> None:
        out.mkdir(exist_ok=True)
        for table in (*TABLES, 'account'):
            rows = self.account() if table == 'account' else list(self.new[table].values())
            with (out / f'{table}.csv').open('w', encoding='utf-8', newline='') as handle:
                writer = csv.DictWriter(handle, self.columns[table], lineterminator='\n')
                writer.writeheader()
                writer.writerows({c: r.get(c) or '' for c in self.columns[table]} for r in rows)


def main() -> None:
    facts, data, out, *others = map(Path, sys.argv[1:])
    maker = Maker(facts, data, others)
    maker.run()
    maker.save(out)


if __name__ == '__main__':
    main()
