"""The rows of bilateral.csv as fragments of the tables: curated decisions first, the machinery last.

Tables (edit these): SOURCES, EXTRA_SOURCES, TYPES, EVENT_TYPES, ROLES, CODES, CONCEPTS, TOPICS, MECHANISMS, parties, EVENTS,
KNOWN_EVENTS, OBSERVATIONS, MORE_EVENTS, REJECTED_EVENTS, passages, LINKS, GAPS, ABSENCES.
Run: python make.py FACTS MAIN OUT [OTHER FRAGMENT FOLDER ...]   (facts csv, data folder of main, output folder)

Decisions kept here, once:
- kind of a source = who speaks in it: official (EU institution, law text, its own wire service), party (government or body that is
  party to what it tells, or an authority of a Member State), press, secondary (law firm, think tank, trade site, data set, encyclopaedia,
  and any copy on a private site, whoever wrote the text; a copy that stands in a public register under its official number,
  such as COM, JOIN or OJ, counts as the document).
- confidence: high with an official or party source or two sources; medium with one other source; never above what the fact file grants
  when it grants one and there is one source only; low when the fact file says low or the editor reads. Accepted = high with an official or party source.
- an adequacy decision is a unilateral act: a framework (not an agreement) of type adequacy decision; who adopts it is its author,
  the other side the recognised party, both count as taking part. It is adopted, renewed, ended; never in force by signature.
- memoranda and security and defence partnerships are frameworks that are signed; that they work is an observation (reported-active).
- rounds of talks are talks-round, not met: an agreement under negotiation does not become active by a round.
- a plan is a gap, never an event; a dated step that changes no state is event-step.
- a list of associated or participating countries gives participations; its date is an observation or event-joined.
"""
from __future__ import annotations

import csv
import re
import sys
from collections import OrderedDict, defaultdict
from pathlib import Path

SOURCES = [
    ('https://digital-strategy.ec.europa.eu/en/policies/partnerships',
     'src-ec-partnerships', 'official', 'en', '2024', 'European Commission',
     '欧盟委员会', 'Commission page on digital partnerships', '欧盟委员会数字伙伴关系网页'),
    ('https://europeaninterest.eu/eu-and-japan-strengthen-joint-work-on-digital-identity-semiconductors-and-artificial-intelligence',
     'src-europeaninterest-jpn', 'press', 'en', '2024', 'European Interest',
     'European Interest', 'EU and Japan strengthen joint work on digital identity, semiconductors and AI', '欧盟与日本加强数字身份、半导体与人工智能领域的共同工作'),
    ('https://digital.go.jp/en/news/f1b3434c-3494-4bf2-b322-915eb8d3ac3f',
     'src-digital-agency-jpn-2023', 'party', 'en', '2023-07-XX', 'Digital Agency of Japan',
     '日本数字厅', 'Japan-EU Digital Partnership Council held', '日欧数字伙伴关系理事会召开'),
    ('https://www.meti.go.jp/english/press/2024/0501_001.html',
     'src-meti-jpn-2024', 'party', 'en', '2024-05-01', 'Ministry of Economy, Trade and Industry, Japan',
     '日本经济产业省', 'Second Ministerial Meeting of the Japan-EU Digital Partnership Council Held', '日欧数字伙伴关系理事会第二次部长级会议召开'),
    ('https://openrijk.nl/en/parlement-eu/europese-commissie/artikel/ip-25-1185/eu-and-japan-strengthen-technological-and-digital-cooperation',
     'src-ip-25-1185', 'secondary', 'en', '[2025-05-12..2025-05-13]', 'European Commission (copy at openrijk.nl)',
     '欧盟委员会（openrijk.nl转载）', 'EU and Japan strengthen technological and digital cooperation (IP/25/1185)', '欧盟与日本加强技术与数字合作（IP/25/1185）'),
    ('https://www.agensir.it/quotidiano/2025/5/12/ue-giappone-tokyo-rafforzato-il-partenariato-tecnologico-e-digitale-virkkunen-reale-peso-economico/',
     'src-agensir-jpn-2025', 'press', 'it', '2025-05-12', 'AgenSIR',
     '意大利SIR通讯社', 'EU–Japan: technological and digital partnership strengthened in Tokyo', '欧盟与日本：在东京加强技术与数字伙伴关系'),
    ('https://www.soumu.go.jp/main_sosiki/joho_tsusin/eng/pressrelease/2023/7/3_1.html',
     'src-mic-jpn-2023', 'party', 'en', '2023-07-03', 'Ministry of Internal Affairs and Communications, Japan',
     '日本总务省', 'Results of the Japan-EU Digital Partnership Council Meeting', '日欧数字伙伴关系理事会会议结果'),
    ('https://www.nippon.com/en/news/kd1048914341126325039/japan-eu-bolster-cooperation-over-semiconductor-supply.html',
     'src-nippon-kyodo-2023', 'press', 'en', '2023-07-04', 'Kyodo News (Nippon.com)',
     '共同社（Nippon.com）', 'Japan, EU bolster cooperation over semiconductor supply', '日本与欧盟加强半导体供应合作'),
    ('https://digital-strategy.ec.europa.eu/en/news/eu-and-japan-advance-joint-work-digital-identity-semiconductors-artificial-intelligence',
     'src-ec-jpn-2024', 'official', 'en', '2024-04-30', 'European Commission',
     '欧盟委员会', 'EU and Japan advance joint work on digital identity, semiconductors, AI', '欧盟与日本推进数字身份、半导体与人工智能共同工作'),
    ('https://digital-strategy.ec.europa.eu/en/news/republic-korea-eu-joint-statement',
     'src-ec-kor-joint-statement', 'official', 'en', '2023-06-30', 'European Commission',
     '欧盟委员会', 'Republic of Korea - EU Joint Statement', '韩国—欧盟联合声明'),
    ('https://wp.dig.watch/updates/eu-and-south-korea-strengthen-digital-cooperation',
     'src-digwatch-kor', 'secondary', 'en', '2024', 'Digital Watch Observatory',
     '数字观察站（Digital Watch）', 'EU and South Korea strengthen digital cooperation', '欧盟与韩国加强数字合作'),
    ('https://www.eeas.europa.eu/eeas/eu-republic-korea-21st-joint-committee-takes-place-brussels_en',
     'src-eeas-kor-jc21', 'official', 'en', '2025-05-07', 'European External Action Service',
     '欧盟对外行动署', 'EU-Republic of Korea: 21st Joint Committee', '欧盟—韩国第21次联合委员会会议'),
    ('https://digitalpolicyalert.org/event/17395-adopted-council-decision-authorising-the-opening-of-negotiations-for-digital-trade-disciplines-with-the-republic-of-korea-and-with-singapore',
     'src-dpa-kor-sgp-mandate', 'secondary', 'en', '2023-06-27', 'Digital Policy Alert',
     'Digital Policy Alert', 'Council Decision authorising opening of negotiations for digital trade disciplines with Korea and Singapore', '理事会授权与韩国、新加坡就数字贸易规则开启谈判的决定'),
    ('https://www.daily8.com/en/article/bdf8514f3d053d99eb0ca504364b2f96',
     'src-daily8', 'press', 'en', '2025-03-XX', 'daily8',
     'daily8', 'News report on the EU–Korea deal', '欧盟—韩国协议新闻报道'),
    ('https://peopleofinternet.com/articles/eu-south-korea-digital-trade-deal-converts-soft-principles-i.html',
     'src-poi', 'secondary', 'en', '2026', 'People of Internet',
     'People of Internet', 'Article on the Korean signature in 2026', '关于2026年韩国签署协定的文章'),
    ('https://eunews.it/en/2025/03/10/tariffs-eu-commission-admits-us-dont-seem-committed-to-a-deal',
     'src-eunews-kor', 'press', 'en', '2025-03-10', 'Eunews',
     'Eunews', 'EU Commission and US tariffs; digital trade deal with Seoul', '欧盟委员会谈美国关税；与首尔的数字贸易协定'),
    ('https://raw.githubusercontent.com/NZCIEL/datba-fta-dataset/main/datasets/datba-fta-agreements-summary/raw/datba-fta-agreements-summary__nzciel__2014-2026__v2.0__2026-06-12.csv',
     'src-nzciel-datba', 'secondary', 'en', '2026-06-12', 'NZCIEL',
     'NZCIEL', 'DATBA FTA agreements summary v2.0', 'DATBA自由贸易协定摘要数据集2.0版'),
    ('https://www.mddi.gov.sg/newsroom/joint-statement-of-the-second-meeting-of-the-european-union---singapore-digital-partnership-council',
     'src-mddi-sgp-council-2025', 'party', 'en', '2025-12-01', 'Ministry of Digital Development and Information, Singapore',
     '新加坡数码发展及新闻部', 'Joint Statement of the Second Meeting of the EU-Singapore Digital Partnership Council', '欧盟—新加坡数字伙伴关系理事会第二次会议联合声明'),
    ('https://allenandgledhill.com/sg/publication/articles/28932/and-the-eu-conclude-negotiations-on-european-union-digital-trade-agreement-eusdta',
     'src-allen-gledhill', 'secondary', 'en', '2024-08-27', 'Allen & Gledhill',
     'Allen & Gledhill', 'Law firm note on the end of the Singapore digital trade talks', '关于新加坡数字贸易谈判完成的律所文章'),
    ('https://www.eubusiness.com/internet/eu-and-singapore-look-to-reinforce-digital-cooperation/?amp=1',
     'src-eubusiness-sgp', 'press', 'en', '2025-12-XX', 'EUbusiness',
     'EUbusiness', 'EU and Singapore look to reinforce digital cooperation', '欧盟与新加坡寻求加强数字合作'),
    ('https://www.eumonitor.eu/9353000/1/j4nvhdfdk3hydzq_j9vvik7m1c3gyxp/vmkiigv1hyqu',
     'src-com-2025-23', 'official', 'en', '2025-01-31', 'European Commission',
     '欧盟委员会', 'Explanatory memorandum to COM(2025) 23', 'COM(2025) 23号提案说明'),
    ('https://mil-osi1.milnz.nz/?p=152171',
     'src-ep-a10-0190-2025', 'official', 'en', '2025', 'European Parliament (copy at MIL-OSI)',
     '欧洲议会（MIL-OSI转载）', 'European Parliament report A10-0190/2025 on the EU-Singapore DTA', '欧洲议会关于欧盟—新加坡数字贸易协定的A10-0190/2025号报告'),
    ('https://www.loc.gov/item/global-legal-monitor/2024-10-02/european-union-singapore-landmark-digital-trade-agreement-concluded/',
     'src-loc-sgp', 'secondary', 'en', '2024-10-02', 'Library of Congress (United States)',
     '美国国会图书馆', 'EU-Singapore: Landmark Digital Trade Agreement Concluded', '欧盟与新加坡：里程碑式数字贸易协定谈判完成'),
    ('https://www.internationaltradecomplianceupdate.com/2025/05/19/eu-and-singapore-sign-digital-trade-agreement/',
     'src-baker-mckenzie-sgp', 'secondary', 'en', '2025-05-19', 'Baker McKenzie',
     '贝克·麦坚时律师事务所', 'EU and Singapore Sign Digital Trade Agreement', '欧盟与新加坡签署数字贸易协定'),
    ('https://deleporte-wentz-avocat.com/en/actualite-eu-and-singapore-sign-digital-trade-agreement-an-advanced-legal-framework-for-cross-border-digital-commerce',
     'src-deleporte-wentz-sgp', 'secondary', 'en', '2025', 'Deleporte Wentz Avocat',
     'Deleporte Wentz Avocat', 'EU and Singapore sign Digital Trade Agreement', '欧盟与新加坡签署数字贸易协定'),
    ('https://www.haptic.ro/eu-and-canada-launch-digital-partnership/',
     'src-haptic-can', 'secondary', 'en', '2023', 'European Commission (copy at haptic.ro)',
     '欧盟委员会（haptic.ro转载）', 'EU and Canada launch Digital Partnership', '欧盟与加拿大启动数字伙伴关系'),
    ('https://www.newswire.ca/news-releases/canada-and-the-european-union-to-deepen-their-collaboration-on-artificial-intelligence-and-digital-credentials-and-trust-services-892968532.html',
     'src-cnw-can-2025', 'party', 'en', '2025-12-08', 'Government of Canada (CNW)',
     '加拿大政府（CNW）', 'Canada and the EU to deepen collaboration on AI and digital credentials', '加拿大与欧盟深化人工智能及数字凭证合作'),
    ('https://investbusiness.com/posts/strengthening-bonds-eu-canada-summit-addresses-global-challenges-and-advances-partnership',
     'src-ec-canada-summit', 'official', 'en', '2023-11-XX', 'European Commission',
     '欧盟委员会', 'Statement of the EU–Canada summit of November 2023', '2023年11月欧盟—加拿大峰会声明'),
    ('https://www.miragenews.com/canada-eu-digital-partnership-council-convenes-1585475',
     'src-mirage-can-2025', 'secondary', 'en', '2025-12-XX', 'Canada–EU joint statement (copy at Mirage News)',
     '加拿大—欧盟联合声明（Mirage News转载）', 'Canada-EU Digital Partnership Council convenes (joint statement)', '加拿大—欧盟数字伙伴关系理事会召开（联合声明）'),
    ('https://www.devdiscourse.com/article/law-order/3827915-update-1-eu-trade-head-says-us-has-given-assurance-it-will-honor-trade-deal',
     'src-reuters-can-2026', 'press', 'en', '2026-03-06', 'Reuters (copy at Devdiscourse)',
     '路透社（Devdiscourse转载）', 'EU trade head says US has given assurance it will honor trade deal', '欧盟贸易负责人称美国保证遵守贸易协议'),
    ('https://dig.watch/tag/eu/page/9',
     'src-digwatch-can', 'secondary', 'en', '2026', 'Digital Watch Observatory',
     '数字观察站（Digital Watch）', 'EU and Canada begin negotiations on a digital trade agreement', '欧盟与加拿大开始数字贸易协定谈判'),
    ('https://diplomaticwatch.com/eu-and-canada-strengthen-strategic-alliance-with-new-defence-and-digital-trade-agreements/',
     'src-diplomaticwatch-can', 'press', 'en', '2025-06-XX', 'Diplomatic Watch',
     'Diplomatic Watch', 'EU and Canada strengthen strategic alliance', '欧盟与加拿大加强战略联盟'),
    ('https://www.indiannewsnetwork.net/news/milestone-deal-will-enhance-bilateral-trade-and-investment-india-eu-hail-conclusion-of-fta20260127144946',
     'src-inn-ind-fta', 'press', 'en', '2026-01-27', 'Indian News Network',
     'Indian News Network', 'India, EU hail conclusion of FTA (joint statement)', '印度与欧盟欢迎自由贸易协定谈判完成（联合声明）'),
    ('https://cepa.org/?p=48021',
     'src-cepa-ind', 'secondary', 'en', '2026', 'Center for European Policy Analysis',
     '欧洲政策分析中心', 'Europe digital trade deals with India and Mercosur', '欧洲与印度、南方共同市场的数字贸易协定'),
    ('https://www.tribuneindia.com/news/world/india-eu-set-to-elevate-strategic-ties-with-security-and-defence-partnership/',
     'src-ani-tribune-ind-fta', 'press', 'en', '2026-01-27', 'ANI (The Tribune)',
     '亚洲国际新闻社（《论坛报》）', 'India, EU set to elevate strategic ties', '印度与欧盟将提升战略关系'),
    ('https://prepliberty.com/upsc/economics/2026-07-02/india-eu-fta-legal-scrub-to-end-in-10-12-days-deal-by-dec-31-piyush-goyal/',
     'src-prepliberty-ind', 'secondary', 'en', '2026-07-02', 'PrepLiberty',
     'PrepLiberty', 'India-EU FTA legal scrub to end in 10-12 days', '印欧自由贸易协定法律文本审校将在10至12天内完成'),
    ('https://cms.law/en/prt/news-information/uniao-europeia-e-brasil-adotam-decisao-de-adequacao-mutua-em-materia-de-protecao-de-dados-pessoais',
     'src-cms-bra', 'secondary', 'en', '2026', 'CMS Law',
     'CMS律师事务所', 'EU and Brazil adopt mutual adequacy decision', '欧盟与巴西互相通过充分性决定'),
    ('https://www.mattosfilho.com.br/en/?p=116801',
     'src-mattos-filho-bra', 'secondary', 'en', '2025', 'Mattos Filho',
     'Mattos Filho律师事务所', 'EU prepares to recognize Brazil data protection as adequate', '欧盟拟认定巴西数据保护水平充分'),
    ('https://www.deleporte-wentz-avocat.com/actualite-international-data-transfers-brazil-recognized-as-offering-an-adequate-level-of-protection',
     'src-deleporte-wentz-bra', 'secondary', 'en', '2026', 'Deleporte Wentz Avocat',
     'Deleporte Wentz Avocat', 'International Data Transfers - Brazil recognized as adequate', '国际数据传输：巴西获认定为充分保护'),
    ('https://www.datenschutz-notizen.de/eu-brazil-adequacy-decisions-what-changes-in-practice-3758842/',
     'src-datenschutz-notizen-bra', 'secondary', 'en', '2026', 'datenschutz notizen',
     'datenschutz notizen', 'EU-Brazil adequacy decisions: what changes in practice', '欧盟—巴西充分性决定：实务中的变化'),
    ('https://www.dfat.gov.au/trade/agreements/in-force/cptpp/2025-cptpp-eu-trade-and-investment-dialogue-joint-ministerial-statement',
     'src-dfat-cptpp', 'party', 'en', '2025-11-20', 'Department of Foreign Affairs and Trade, Australia',
     '澳大利亚外交贸易部', '2025 CPTPP-EU Trade and Investment Dialogue Joint Ministerial Statement', '2025年CPTPP—欧盟贸易与投资对话部长联合声明'),
    ('https://www.alchempro.com/news/textile-news/eu-launches-trade-and-investment-dialogue-with-trans-pacific-bloc-306620-newsdetails.htm',
     'src-alchempro-cptpp', 'secondary', 'en', '2025-11-XX', 'ALCHEMPro',
     'ALCHEMPro', 'EU launches Trade and Investment Dialogue with Trans-Pacific bloc', '欧盟与跨太平洋集团启动贸易与投资对话'),
    ('https://www.gmfus.org/news/trade-explainer-eu-cptpp-cooperation-and-search-new-coalitions',
     'src-gmf-cptpp', 'secondary', 'en', '2026-04-08', 'German Marshall Fund',
     '德国马歇尔基金会', 'Trade Explainer: EU-CPTPP Cooperation', '贸易解读：欧盟与CPTPP的合作'),
    ('https://www.folioapp.co.uk/story/3?date=2026-03-28',
     'src-folio-cptpp', 'press', 'en', '2026-03-28', 'Folio',
     'Folio', 'EU and CPTPP members agree to advance a digital trade deal', '欧盟与CPTPP成员同意推进数字贸易协定'),
    ('https://www.freevacy.com/news/european-commission/eu-and-australia-fta-includes-provisions-for-cross-border-data-flows/7250',
     'src-freevacy-aus', 'secondary', 'en', '2026-03-24', 'Freevacy',
     'Freevacy', 'EU and Australia FTA includes provisions for cross-border data flows', '欧盟—澳大利亚自由贸易协定载有数据跨境流动条款'),
    ('https://portugalglobal.pt/en/news/2025/june/europe-and-australia-commit-to-security-and-defence-partnership',
     'src-aicep-aus', 'secondary', 'en', '2025-06-18', 'European Commission (copy at AICEP)',
     '欧盟委员会（葡萄牙AICEP转载）', 'Europe and Australia commit to Security and Defence Partnership', '欧洲与澳大利亚承诺建立安全与防务伙伴关系'),
    ('https://gateioservicefront.com/post/status/19748473',
     'src-ap-aus', 'press', 'en', '2026-03-24', 'Associated Press (copy)',
     '美联社（转载）', 'EU and Australia sign free trade pact and announce defense partnership', '欧盟与澳大利亚签署自由贸易协定并宣布防务伙伴关系'),
    ('https://www.acte-international.com/en/ue-australie-vers-un-accord-commercial-bilateral-avec-une-dimension-strategique/',
     'src-acte-aus', 'secondary', 'en', '2026-04-02', 'ACTE International',
     'ACTE International', 'EU-Australia: towards a bilateral trade agreement', '欧盟与澳大利亚：走向双边贸易协定'),
    ('https://www.themediafactchecker.com/story/cluster_68_202603251458',
     'src-mediafactchecker-aus', 'secondary', 'en', '2026-03-25', 'The Media Fact Checker',
     'The Media Fact Checker', 'Australia and EU sign free trade and defence partnership', '澳大利亚与欧盟签署自由贸易及防务伙伴关系'),
    ('https://collessyoung.com.au/australia-strengthens-digital-ties-with-eu',
     'src-colless-young-aus', 'secondary', 'en', '2024', 'Colless Young',
     'Colless Young', 'Australia strengthens digital ties with EU', '澳大利亚加强与欧盟的数字联系'),
    ('https://www.europarl.europa.eu/thinktank/en/document/EPRS_BRI(2025)782584',
     'src-eprs-idn', 'official', 'en', '2025-12-18', 'European Parliament Research Service',
     '欧洲议会研究处', 'The EU-Indonesia CEPA (briefing)', '欧盟—印度尼西亚全面经济伙伴关系协定（简报）'),
    ('https://kureansiklopedi.com/en/detay/european-unionindonesia-comprehensive-economic-par',
     'src-kure-idn', 'secondary', 'en', '2025', 'KURE Encyclopedia',
     'KURE百科', 'EU-Indonesia CEPA', '欧盟—印度尼西亚全面经济伙伴关系协定'),
    ('https://www.terradaily.com/afp/250923110319.mqhmyrvb.html',
     'src-afp-idn', 'press', 'en', '2025-09-23', 'Agence France-Presse (Terra Daily)',
     '法新社（Terra Daily）', 'Indonesia, EU sign long-awaited trade deal (corrected)', '印度尼西亚与欧盟签署期待已久的贸易协议（更正稿）'),
    ('https://indonesien.ahk.de/id/infohub_news/understanding-the-eu-indonesia-cepa-an-interview-with-carsten-sorensen-eu-delegation-in-jakarta',
     'src-ahk-idn', 'secondary', 'en', '2025', 'AHK Indonesia',
     '德国—印度尼西亚工商会', 'Understanding the EU-Indonesia CEPA', '解读欧盟—印度尼西亚全面经济伙伴关系协定'),
    ('https://www.bangkokpost.com/business/general/3053056/thai-negotiators-target-eu-trade-deal-by-year-end',
     'src-bangkok-post-tha', 'press', 'en', '2025-06-19', 'Bangkok Post',
     '《曼谷邮报》', 'Thai negotiators target EU trade deal by year-end', '泰方谈判人员力争年底达成对欧贸易协定'),
    ('https://pattayamail.com/thailandnews/thailand-eu-fta-talks-to-restart-after-military-coup-in-2014-sanction-422807',
     'src-pattaya-mail-tha', 'press', 'en', '2023', 'TNA (Pattaya Mail)',
     '泰国通讯社（Pattaya Mail）', 'Thailand-EU FTA talks to restart', '泰国—欧盟自由贸易协定谈判将重启'),
    ('https://agenceurope.eu/fr/bulletin/article/13142/29',
     'src-agence-europe-tha', 'press', 'fr', '2023-03-XX', 'Agence Europe',
     '欧洲新闻社（Agence Europe）', 'Relaunch of the EU–Thailand negotiations', '欧盟—泰国谈判重启'),
    ('http://trade.ec.europa.eu/doclib/press/index.cfm?id=908',
     'src-dgtrade-tha-2013', 'official', 'en', '2013-05-31', 'European Commission, DG Trade',
     '欧盟委员会贸易总司', 'EU and Thailand hold first round of FTA negotiations', '欧盟与泰国举行自由贸易协定首轮谈判'),
    ('https://www.nationthailand.com/business/trading-investment/40056470',
     'src-nation-tha', 'press', 'en', '2025-10-XX', 'The Nation Thailand',
     '《民族报》（泰国）', 'Thailand-EU FTA 7th round', '泰国—欧盟自由贸易协定第七轮谈判'),
    ('https://www.diacrongroup.com/en/tn/may-2024/thailand/',
     'src-diacron-tha', 'secondary', 'en', '2024', 'European Commission (copy at Diacron)',
     '欧盟委员会（Diacron转载）', 'Report of the 2nd round EU-Thailand FTA', '欧盟—泰国自由贸易协定第二轮谈判报告'),
    ('https://www.einpresswire.com/article/696815821/eu-and-the-philippines-announce-resumption-of-negotiations-for-a-free-trade-agreement',
     'src-einpresswire-phl', 'official', 'en', '2024-03-18', 'European Commission (EIN Presswire)',
     '欧盟委员会（EIN Presswire）', 'EU and the Philippines announce resumption of FTA negotiations', '欧盟与菲律宾宣布恢复自由贸易协定谈判'),
    ('https://idealboysmuseum.pages.dev/908543.html',
     'src-dgtrade-phl-copy', 'secondary', 'en', '', 'DG Trade (unofficial copy)',
     '欧盟委员会贸易总司（非官方转载）', 'EU-Philippines agreement (copy of a DG Trade page)', '欧盟—菲律宾协定（贸易总司网页副本）'),
    ('https://www.brusselstimes.com/eu-affairs/2018976/eu-philippines-trade-talks-edge-forward-aiming-for-stronger-economic-ties/',
     'src-brussels-times-phl', 'press', 'en', '2026-03-12', 'Brussels Times',
     '《布鲁塞尔时报》', 'EU-Philippines trade talks edge forward', '欧盟—菲律宾贸易谈判缓步推进'),
    ('https://mb.com.ph/article/10919546/business/trade-industry/manila-targets-june-conclusion-for-eu-free-trade-deal',
     'src-manila-bulletin-phl-2026', 'press', 'en', '2026-05-25', 'Manila Bulletin',
     '《马尼拉公报》', 'Manila targets June conclusion for EU free trade deal', '马尼拉力争6月完成对欧自由贸易谈判'),
    ('https://mb.com.ph/2025/07/28/ph-eu-free-trade-deal-nearing-completion-set-for-2026-finalization',
     'src-manila-bulletin-phl-2025', 'press', 'en', '2025-07-28', 'Manila Bulletin',
     '《马尼拉公报》', 'PH-EU free trade deal nearing completion', '菲欧自由贸易协议接近完成'),
    ('https://digital-strategy.ec.europa.eu/en/policies/asia-pacific',
     'src-ec-asia-pacific', 'official', 'en', '', 'European Commission',
     '欧盟委员会', 'Asia-Pacific', '亚太地区'),
    ('https://www.diplomacy.edu/resource/an-international-digital-strategy-for-the-european-union',
     'src-diplo-join', 'official', 'en', '2025-06-05', 'European Commission and High Representative (copy at Diplo)',
     '欧盟委员会与高级代表（Diplo转载）', 'An International Digital Strategy for the European Union JOIN(2025) 140', '欧盟国际数字战略JOIN(2025) 140'),
    ('https://pmindia.gov.in/en/news_updates/joint-statement-second-meeting-of-the-india-eu-trade-and-technology-council-new-delhi/?comment=disable',
     'src-ttc-pmindia', 'party', 'en', '2025-02-28', "Prime Minister's Office of India",
     '印度总理府', 'Joint statement of the second EU–India council meeting', '欧盟—印度理事会第二次会议联合声明'),
    ('https://ramrajyanews.com/2025/02/india-and-eu-strengthen-trade-and-technology-partnership-in-second-ttc-meeting',
     'src-ramrajya-ind', 'press', 'en', '2025-02-XX', 'Ramrajya News',
     'Ramrajya News', 'India and EU strengthen partnership in second TTC meeting', '印度与欧盟在贸易与技术理事会第二次会议上加强伙伴关系'),
    ('https://tech.hindustantimes.com/tech/news/india-signs-mou-with-eu-on-semiconductor-ecosystem-set-to-enhance-resilience-in-supply-chain-71700847816100.html',
     'src-ht-tech-ind', 'press', 'en', '2023-11-24', 'Hindustan Times Tech',
     '《印度斯坦时报》科技版', 'India signs MoU with EU on semiconductor ecosystem', '印度与欧盟签署半导体生态谅解备忘录'),
    ('https://www.einpresswire.com/article/670690967/commission-and-india-sign-agreement-on-semiconductors',
     'src-einpresswire-ind-chips', 'official', 'en', '2023-11-24', 'European Commission (EIN Presswire)',
     '欧盟委员会（EIN Presswire）', 'Commission and India sign agreement on semiconductors', '欧盟委员会与印度签署半导体协议'),
    ('https://futurium.ec.europa.eu/nl/EU-US-TTC/news/6th-ministerial-meeting-eu-us-trade-and-technology-council',
     'src-futurium-ttc6', 'official', 'en', '2024-04-XX', 'European Commission (Futurium)',
     '欧盟委员会（Futurium）', '6th Ministerial Meeting of the EU-US TTC', '欧盟—美国贸易与技术理事会第六次部长级会议'),
    ('https://whitehouse.gov/briefing-room/statements-releases/2024/04/05/u-s-eu-joint-statement-of-the-trade-and-technology-council-3',
     'src-whitehouse-ttc6', 'party', 'en', '2024-04-05', 'White House',
     '美国白宫', 'US-EU Joint Statement of the TTC', '美欧贸易与技术理事会联合声明'),
    ('https://www.daily8.com/en/article/d58270e838ad70af4785f781b4799e30',
     'src-daily8-ids', 'press', 'en', '2025-06-06', 'Euronews (copy at daily8)',
     '欧洲新闻台（daily8转载）', 'EU launches global digital strategy to build tech alliances', '欧盟推出全球数字战略以建立技术联盟'),
    ('https://commission.europa.eu/strategy-and-policy/priorities-2019-2024/stronger-europe-world/eu-us-trade-and-technology-council_pl',
     'src-ec-ttc', 'official', 'en', '', 'European Commission',
     '欧盟委员会', 'EU-US Trade and Technology Council', '欧盟—美国贸易与技术理事会'),
    ('https://bidenwhitehouse.archives.gov/briefing-room/statements-releases/2021/09/29/fact-sheet-u-s-eu-establish-common-principles-to-update-the-rules-for-the-21st-century-economy-at-inaugural-trade-and-technology-council-meeting',
     'src-whitehouse-ttc1', 'party', 'en', '2021-09-29', 'White House (archives)',
     '美国白宫（档案）', 'Fact sheet: inaugural TTC meeting', '情况说明：贸易与技术理事会首次会议'),
    ('https://thepressunited.com/technology/transatlantic-trade-and-tech-council-will-meet-mid-may/',
     'src-politico-ttc2', 'press', 'en', '2022-02-21', 'Politico (copy at PressUnited)',
     'Politico（PressUnited转载）', 'Transatlantic TTC will meet mid-May', '跨大西洋贸易与技术理事会将于5月中旬开会'),
    ('https://www.ustr.gov/node/13051',
     'src-ustr-ttc4', 'party', 'en', '2023-05-XX', 'Office of the United States Trade Representative',
     '美国贸易代表办公室', 'Fact sheet: US-EU TTC deepens transatlantic ties', '情况说明：美欧贸易与技术理事会深化跨大西洋联系'),
    ('https://oeil.europarl.europa.eu/oeil/en/document-summary?id=1785305',
     'src-oeil-jpn', 'official', 'en', '2024', 'European Parliament, Legislative Observatory',
     '欧洲议会立法观察站', 'EU/Japan EPA: free flow of data (summary of Decision 2024/1303)', '欧盟—日本经济伙伴关系协定：数据自由流动（第2024/1303号决定摘要）'),
    ('https://chatnewstv.com/eu-and-japan-strengthen-economic-partnership-with-new-data-flow-protocol',
     'src-chatnewstv-jpn', 'press', 'en', '2024-04-29', 'ChatNewsTV',
     'ChatNewsTV', 'EU and Japan new data flow protocol', '欧盟与日本的新数据流动议定书'),
    ('https://bilaterals.speedy.cloud/eu-japan-deal-on-data-flows-enters?lang=en',
     'src-ec-data-japan', 'official', 'en', '2024-07-01', 'European Commission',
     '欧盟委员会', 'Commission press release on the data-flow protocol', '欧盟委员会关于数据流动议定书的新闻稿'),
    ('https://rplt.it/eu-japan-deal-on-data-flows-enters-into-force-a-new-era-of-digital-economic-cooperation',
     'src-rp-legal-jpn', 'secondary', 'en', '2024', 'RP Legal & Tax',
     'RP Legal & Tax', 'EU-Japan deal on data flows enters into force', '欧盟—日本数据流动协议生效'),
    ('https://digital-strategy.ec.europa.eu/es/news/eu-and-brazil-strengthen-their-digital-cooperation',
     'src-ec-bra-2024', 'official', 'en', '2024-03-XX', 'European Commission',
     '欧盟委员会', 'EU and Brazil strengthen their digital cooperation', '欧盟与巴西加强数字合作'),
    ('https://digital-strategy.ec.europa.eu/de/news/eu-and-brazil-reinforce-cooperation-ahead-12th-digital-economy-dialogue',
     'src-ec-bra-2021', 'official', 'en', '2021-12-XX', 'European Commission',
     '欧盟委员会', 'EU and Brazil reinforce cooperation ahead of 12th Digital Economy Dialogue', '欧盟与巴西在第12次数字经济对话前加强合作'),
    ('https://clym.io/data-privacy-news/eu-brazil-digital-partnership',
     'src-clym-bra', 'secondary', 'en', '2024', 'Clym',
     'Clym', 'EU and Brazil strengthen digital partnership', '欧盟与巴西加强数字伙伴关系'),
    ('https://gov.br/secom/en/latest-news/2025/02/brazil-european-union-strengthen-cooperation-in-digital-governance-reaffirm-legal-frameworks-for-digital-area',
     'src-secom-bra', 'party', 'en', '2025-02-XX', 'Government of Brazil (Secom)',
     '巴西政府新闻局（Secom）', 'Brazil, EU strengthen cooperation in digital governance', '巴西与欧盟加强数字治理合作'),
    ('https://thediplomatinspain.com/en/2026/01/17/cuerpo-celebrates-the-signing-of-the-eu-mercosur-agreement-which-will-strengthen-the-rules-based-trading-system',
     'src-diplomat-mercosur', 'press', 'en', '2026-01-17', 'The Diplomat in Spain',
     'The Diplomat in Spain', 'Signing of the EU-Mercosur agreement', '欧盟—南方共同市场协定签署'),
    ('https://aduananews.com/en/la-union-europea-anuncia-el-1-de-mayo-como-fecha-para-la-aplicacion-provisional-del-acuerdo-mercosur-ue/',
     'src-aduana-news-mercosur', 'press', 'en', '2026-03-XX', 'Aduana News',
     'Aduana News', 'EU announces 1 May for provisional application of EU-Mercosur', '欧盟宣布欧盟—南方共同市场协定5月1日临时适用'),
    ('https://www.deloittelegal.de/dl/en/services/legal/perspectives/eu-latin-america-trade-integration.html',
     'src-deloitte-lac', 'secondary', 'en', '2026-05-XX', 'Deloitte Legal',
     '德勤律师事务所', 'EU-Latin America trade integration', '欧盟—拉丁美洲贸易一体化'),
    ('https://www.portugalglobal.pt/en/news/2025/january/eu-global-agreement-with-mexico',
     'src-aicep-mex', 'secondary', 'en', '2025-01-XX', 'European Commission (copy at AICEP)',
     '欧盟委员会（葡萄牙AICEP转载）', 'EU Global Agreement with Mexico', '欧盟与墨西哥全面协定'),
    ('https://thediplomatinspain.com/en/2025/01/18/the-eu-finalises-the-modernisation-of-the-global-agreement-with-mexico-after-almost-nine-years-of-negotiations',
     'src-diplomat-mex', 'press', 'en', '2025-01-18', 'The Diplomat in Spain',
     'The Diplomat in Spain', 'The EU finalises the modernisation of the Global Agreement with Mexico', '欧盟完成与墨西哥全面协定的现代化谈判'),
    ('https://www.eeas.europa.eu/delegations/m%C3%A9xico/un-paso-m%C3%A1s-hacia-el-acuerdo-global-modernizado-uni%C3%B3n-europea-m%C3%A9xico_es',
     'src-eeas-mex', 'official', 'es', '2025-09-XX', 'EEAS Delegation to Mexico',
     '欧盟驻墨西哥代表团', 'One more step towards the EU–Mexico Modernised Global Agreement', '欧盟—墨西哥现代化全面协定再进一步'),
    ('https://particle.news/story/mexico-and-eu-set-february-2026-signing-for-modernized-global-agreement-in-mexico-city',
     'src-particle-mex', 'press', 'en', '2025', 'Particle',
     'Particle', 'Mexico and EU set signing of modernized Global Agreement', '墨西哥与欧盟商定现代化全面协定的签署'),
    ('https://englishline-test.monexusmedia.uk/articles/2026-05-22-mexico-eu-trade-deal-reckoning-washington-consensus',
     'src-monexus-mex', 'press', 'en', '2026-05-22', 'Monexus Media',
     'Monexus Media', 'Mexico EU Trade Deal', '墨西哥—欧盟贸易协议'),
    ('https://thediplomatinspain.com/en/2025/02/04/eu-chile-interim-trade-agreement-signed-during-spanish-presidency-enters-into-force',
     'src-diplomat-spain', 'press', 'en', '2025-02-04', 'The Diplomat in Spain',
     'The Diplomat in Spain', 'News report on the entry into force of the EU–Chile agreement', '欧盟—智利协定生效新闻报道'),
    ('https://euromeatnews.com./Article-Interim-Trade-Agreement-between-Chile-and-the-EU-came-into-force/8175',
     'src-euromeat', 'press', 'en', '2025-02-XX', 'Euromeat News',
     'Euromeat News', 'Trade press report on the EU–Chile agreement', '关于欧盟—智利协定的行业媒体报道'),
    ('https://policy.trade.ec.europa.eu/eu-trade-relationships-country-and-region/countries-and-regions/chile/eu-chile-agreement/agreement-explained_en?prefLang=es',
     'src-dgtrade-chl', 'official', 'en', '', 'European Commission, DG Trade',
     '欧盟委员会贸易总司', 'EU-Chile agreement explained', '欧盟—智利协定解读'),
    ('https://www.dpocentre.com/news/eu-renews-uk-personal-data-adequacy-decisions',
     'src-dpo-centre-gbr', 'secondary', 'en', '2025-12-XX', 'The DPO Centre',
     'The DPO Centre', 'EU renews UK personal data adequacy decisions', '欧盟续展对英国的个人数据充分性决定'),
    ('https://www.mondaq.com/uk/privacy-protection/1709926/extension-of-the-eu-uk-adequacy-decisions-whats-next',
     'src-mondaq-gbr', 'secondary', 'en', '2025-11-26', 'Mondaq',
     'Mondaq', 'Extension of the EU-UK adequacy decisions', '欧盟对英充分性决定的延长'),
    ('https://www.eeas.europa.eu/eeas/eu-uk-third-cyber-dialogue-reinforcing-their-collaboration-cybersecurity_en',
     'src-eeas-gbr-cyber3', 'official', 'en', '2025-12-XX', 'European External Action Service',
     '欧盟对外行动署', 'EU-UK: Third Cyber Dialogue', '欧盟—英国：第三次网络对话'),
    ('https://www.wired-gov.net/wg/news.nsf/articles/the+first+ukeu+cyber+dialogue+takes+place+in+brussels+18122023141000?open',
     'src-ukgov-cyber1', 'party', 'en', '2023-12-18', 'UK Government (wired-gov)',
     '英国政府（wired-gov）', 'The first UK-EU Cyber Dialogue takes place in Brussels', '首次英欧网络对话在布鲁塞尔举行'),
    ('https://eeas.eu.com/node/448052_fr?page_lang=en',
     'src-eeas-gbr-cyber2', 'secondary', 'en', '2024-12-XX', 'EEAS (unofficial copy)',
     '欧盟对外行动署（非官方转载）', 'Cyber: EU and UK hold Second Cyber Dialogue', '网络：欧盟与英国举行第二次网络对话'),
    ('https://eucrim.eu/news/closer-security-cooperation-between-eu-and-uk',
     'src-eucrim-gbr', 'secondary', 'en', '2025', 'eucrim',
     'eucrim', 'Closer security cooperation between EU and UK', '欧盟与英国加强安全合作'),
    ('https://www.eeas.europa.eu/delegations/united-kingdom/eu-uk-leaders-summit-may-19th_en',
     'src-eeas-gbr-summit', 'official', 'en', '2025-05-XX', 'EEAS Delegation to the United Kingdom',
     '欧盟驻英国代表团', 'EU-UK Leaders Summit - May 19th', '5月19日欧英领导人峰会'),
    ('https://www.sbfi.admin.ch/en/newnsb/_AfAX1ioyLE_IqIi_raOP',
     'src-seri-che', 'party', 'en', '2025-11-10', 'State Secretariat for Education, Research and Innovation, Switzerland',
     '瑞士国家教育、研究与创新秘书处', 'Switzerland and EU sign agreement on Swiss participation in EU programmes', '瑞士与欧盟签署关于瑞士参与欧盟计划的协定'),
    ('https://www.swissinfo.ch/eng/foreign-affairs/switzerland-provisionally-signs-agreement-on-eu-programmes/89103005',
     'src-swissinfo-che', 'press', 'en', '2025-04-02', 'Swissinfo',
     '瑞士资讯（Swissinfo）', 'Switzerland provisionally signs agreement on EU programmes', '瑞士草签参与欧盟计划的协定'),
    ('https://www.miragenews.com/eu-japan-wrap-up-horizon-europe-talks-1594619',
     'src-mirage-jpn-horizon', 'secondary', 'en', '2025-12-XX', 'European Commission (copy at Mirage News)',
     '欧盟委员会（Mirage News转载）', 'EU, Japan wrap up Horizon Europe talks', '欧盟与日本完成“地平线欧洲”谈判'),
    ('https://www.ukro.ac.uk/news/new-zealand-becomes-associated-to-pillar-2-of-horizon-europe',
     'src-ukro-nzl', 'secondary', 'en', '2023', 'UKRO',
     '英国研究办公室（UKRO）', 'New Zealand becomes associated to Pillar 2 of Horizon Europe', '新西兰加入“地平线欧洲”第二支柱'),
    ('https://research-and-innovation.ec.europa.eu/news/all-research-and-innovation-news/updates-association-third-countries-horizon-europe-2021-12-21_hu',
     'src-ec-horizon-associations', 'official', 'en', '', 'European Commission, DG Research and Innovation',
     '欧盟委员会研究与创新总司', 'Updates on the association of third countries to Horizon Europe', '第三国加入“地平线欧洲”的最新情况'),
    ('https://anews.com.tr/australia/2023/07/09/new-zealand-and-european-union-sign-free-trade-agreement',
     'src-anews', 'press', 'en', '2023-07-09', 'Anews',
     'Anews', 'News report on the signature of the EU–New Zealand agreement', '欧盟—新西兰协定签署新闻报道'),
    ('https://www.newswire.ca/news-releases/joint-statement-by-prime-minister-trudeau-and-president-von-der-leyen-on-the-association-of-canada-to-horizon-europe-845516457.html',
     'src-cnw-can-horizon', 'party', 'en', '2024-07-03', 'Government of Canada (CNW)',
     '加拿大政府（CNW）', 'Joint statement on the association of Canada to Horizon Europe', '关于加拿大加入“地平线欧洲”的联合声明'),
    ('https://www.chemistryworld.com/news/south-korea-joins-eus-research-programme-horizon-europe/4019237.article',
     'src-chemistry-world-kor', 'press', 'en', '2024-03-27', 'Chemistry World',
     '《化学世界》', 'South Korea joins Horizon Europe', '韩国加入“地平线欧洲”'),
    ('https://k-erc.eu/2025/07/news-activities/27961/',
     'src-kerc-kor', 'party', 'en', '2025-07-XX', 'Korea-EU Research Centre',
     '韩欧研究中心', 'South Korea signs Horizon Europe Association Agreement', '韩国签署“地平线欧洲”联系协定'),
    ('https://www.europarl.europa.eu/thinktank/en/document/EPRS_BRI(2025)767215',
     'src-eprs-sdp', 'official', 'en', '2025', 'European Parliament Research Service',
     '欧洲议会研究处', 'The EU new bilateral security and defence partnerships (briefing)', '欧盟新的双边安全与防务伙伴关系（简报）'),
    ('https://eufordigital.eu/digital-is-now-central-reflections-from-eu4digital-steering-committee-2023/?ehealth=true',
     'src-eu4digital-sc2023', 'party', 'en', '2023-11-XX', 'EU4Digital',
     'EU4Digital', 'EU4Digital Steering Committee 2023', 'EU4Digital 2023年指导委员会会议'),
    ('https://anonyproxies.com/a2/index.php?q=https%3A%2F%2Fwww.european-processor-initiative.eu%2Fproject%2Fconsortium%2F%23partner-247',
     'src-epi-eurohpc', 'secondary', 'en', '', 'European Processor Initiative (copy)',
     '欧洲处理器计划（转载）', 'EuroHPC JU members (EPI consortium page)', '欧洲高性能计算联合体成员（EPI联盟网页）'),
    ('https://uniteddaily.my/en/70e544ed-8038-4d79-81a2-5db14551b3bb',
     'src-afp-isl', 'press', 'en', '2026-03-XX', 'AFP (United Daily)',
     '法新社（United Daily）', 'EU signs defence agreement with Iceland', '欧盟与冰岛签署防务协议'),
    ('https://www.eurohpc-ju.europa.eu/moldova-joins-eurohpc-joint-undertaking-2025-10-08_en',
     'src-eurohpc-mda', 'official', 'en', '2025-10-08', 'EuroHPC Joint Undertaking',
     '欧洲高性能计算联合体', 'Moldova joins the EuroHPC Joint Undertaking', '摩尔多瓦加入欧洲高性能计算联合体'),
    ('https://www.eeas.europa.eu/eeas/eu-security-and-defence-partnerships_en',
     'src-eeas-sdps', 'official', 'en', '2025', 'European External Action Service',
     '欧盟对外行动署', 'EU Security and Defence Partnerships', '欧盟安全与防务伙伴关系'),
    ('https://britpanorama.co.uk/editors-picks/eu-and-ukraine-strengthen-cybersecurity-partnership-through-fourth-cyber-dialogue',
     'src-brit-panorama-ukr', 'press', 'en', '2025-10-20', 'Brit Panorama',
     'Brit Panorama', 'EU and Ukraine fourth Cyber Dialogue', '欧盟与乌克兰第四次网络对话'),
    ('https://en.vestikavkaza.ru/news/EU-and-Ukraine-launch-dialogue-on-cyber-security.html',
     'src-vestnik-kavkaza-ukr', 'press', 'en', '2021-06-XX', 'Vestnik Kavkaza',
     '《高加索通报》', 'EU and Ukraine launch dialogue on cyber security', '欧盟与乌克兰启动网络安全对话'),
    ('https://www.state.gov/the-2022-u-s-eu-cyber-dialogue/',
     'src-state-usa-cyber', 'party', 'en', '2022-12-XX', 'US Department of State',
     '美国国务院', 'The 2022 US-EU Cyber Dialogue', '2022年美欧网络对话'),
    ('https://publicnow.com/view/564F54AAFB37DD7632FFEFCDE934E51D83B6721B',
     'src-dgconnect-jpn-cyber6', 'official', 'en', '2024-11-12', 'European Commission, DG CONNECT (Public)',
     '欧盟委员会通信网络、内容与技术总司（Public）', 'Cyber: EU and Japan hold 6th Cyber Dialogue in Tokyo', '网络：欧盟与日本在东京举行第六次网络对话'),
    ('https://eucrim.eu/news/general-court-confirms-adequacy-of-us-data-protection',
     'src-eucrim-dpf', 'secondary', 'en', '2025', 'eucrim',
     'eucrim', 'General Court confirms adequacy of US data protection', '普通法院确认美国数据保护的充分性'),
    ('https://grokipedia.com/page/latombe',
     'src-grokipedia-latombe', 'secondary', 'en', '', 'Grokipedia',
     'Grokipedia', 'Latombe v Commission', 'Latombe诉欧盟委员会案'),
    ('https://en.apa.az/social/eu-and-norway-sign-new-security-and-defence-partnership-438519',
     'src-apa-nor', 'press', 'en', '2024-05-28', 'APA',
     '阿塞拜疆APA通讯社', 'EU and Norway sign new Security and Defence Partnership', '欧盟与挪威签署新的安全与防务伙伴关系'),
    ('https://questiqa.com/?p=42675',
     'src-questiqa-gha', 'press', 'en', '2026-03-XX', 'Questiqa',
     'Questiqa', 'Ghana signs first defence partnership with EU', '加纳与欧盟签署首个防务伙伴关系'),
    ('https://www.channelafrica.co.za/channelafrica/wp-json/wp/v2/news/29856',
     'src-channel-africa-gha', 'press', 'en', '2026-03-25', 'Channel Africa',
     '非洲频道（Channel Africa）', 'Ghana, EU seal inaugural defence agreement', '加纳与欧盟达成首个防务协议'),
    ('https://vision1fm.com/ghana-has-entered-into-a-security-agreement-with-the-european-union-to-address-issues-related-to-terrorism-and-maritime-threats/',
     'src-vision1fm-gha', 'press', 'en', '2026-04-XX', 'Vision1 FM',
     'Vision1 FM', 'Ghana security agreement with the EU (Ministry statement)', '加纳与欧盟的安全协议（外交部声明）'),
    ('https://indianexpress.com/article/india/india-eu-sign-security-defence-pacts-condemn-terror-in-all-forms-10498305/',
     'src-indian-express-ind-sdp', 'press', 'en', '2026-01-28', 'Indian Express',
     '《印度快报》', 'India, EU sign security, defence pacts', '印度与欧盟签署安全与防务文件'),
    ('https://www.newsbytesapp.com/news/india/eu-and-india-sign-security-defense-partnership/story',
     'src-newsbytes-ind-sdp', 'press', 'en', '2026-01-27', 'NewsBytes',
     'NewsBytes', 'EU, India sign security and defense partnership', '欧盟与印度签署安全与防务伙伴关系'),
    ('https://cyprusnews.eu/sigma-live/16814112-%CE%B5%CF%84%CE%B1%CE%B9%CF%81%CE%B9%CE%BA%CE%AE-%CF%83%CF%87%CE%AD%CF%83%CE%B7-%CF%83%CF%84%CE%B7%CE%BD-%CE%B1%CF%83%CF%86%CE%AC%CE%BB%CE%B5%CE%B9%CE%B1-%CE%BA%CE%B1%CE%B9-%CE%AC%CE%BC%CF%85%CE%BD%CE%B1-%CE%BC%CE%B5%CF%84%CE%B1%CE%BE%CF%8D-%CE%B5%CE%B5-%CE%BA%CE%B1%CE%B9-%CE%BA%CE%B1%CE%BD%CE%B1%CE%B4%CE%AC.html',
     'src-sigmalive-can-sdp', 'press', 'el', '2025-06-XX', 'Sigmalive',
     'Sigmalive', 'EU-Canada Security and Defence Partnership', '欧盟—加拿大安全与防务伙伴关系'),
    ('https://naslovi.net/2024-11-20/sputnik/eu-i-severna-makedonija-potpisale-partnerstvo-za-bezbednost-i-odbranu/38365231',
     'src-sputnik-alb', 'press', 'sr', '2024-11-20', 'Sputnik Serbia',
     '卫星通讯社塞尔维亚分社', 'EU and North Macedonia sign partnership; Albania adopted', '欧盟与北马其顿签署伙伴关系；与阿尔巴尼亚的伙伴关系获通过'),
    ('https://ieu-monitoring.com/editorial/north-macedonia-new-eu-security-and-defence-partnership-to-strengthen-capabilities-and-cooperation/475244',
     'src-eeas-mkd', 'secondary', 'en', '2024-11-19', 'EEAS (copy at ieu-monitoring)',
     '欧盟对外行动署（ieu-monitoring转载）', 'EU-North Macedonia Security and Defence Partnership', '欧盟—北马其顿安全与防务伙伴关系'),
    ('https://international-partnerships.ec.europa.eu/policies/global-gateway/eu-latin-america-and-caribbean-digital-alliance_en?etrans=pt&prefLang=pt',
     'src-intpa-lac', 'official', 'en', '', 'European Commission, DG International Partnerships',
     '欧盟委员会国际伙伴关系总司', 'EU-Latin America and Caribbean Digital Alliance', '欧盟—拉丁美洲和加勒比数字联盟'),
    ('https://redclara.net/en/noticiasyeventos/noticias/2468-14-march-2023-high-level-launch-of-the-eu-lac-digital-alliance',
     'src-redclara', 'secondary', 'en', '2023', 'RedCLARA',
     'RedCLARA', 'Announcement of the EU–LAC Digital Alliance', '欧盟—拉美和加勒比数字联盟启动公告'),
    ('https://app.1848.nl/document/item/571545',
     'src-1848-lac', 'secondary', 'en', '2023-03-XX', 'European Commission (copy at 1848.nl)',
     '欧盟委员会（1848.nl转载）', 'EU-LAC Digital Alliance launched in Colombia', '欧盟—拉美和加勒比数字联盟在哥伦比亚启动'),
    ('https://www.eeas.europa.eu/eeas/takeaways-eu-lac-digital-policy-dialogues_en',
     'src-eeas-lac-dialogues', 'official', 'en', '', 'European External Action Service',
     '欧盟对外行动署', 'Takeaways of the EU-LAC Digital Policy Dialogues', '欧盟—拉美和加勒比数字政策对话要点'),
    ('https://d4dhub.eu/events/eu-lac-digital-alliance-days',
     'src-d4dhub-lac-days', 'party', 'en', '2023', 'D4D Hub',
     'D4D Hub', 'EU-LAC Digital Alliance Days', '欧盟—拉美和加勒比数字联盟日'),
    ('https://ega.ee/?p=30078',
     'src-ega-lac', 'party', 'en', '', 'e-Governance Academy',
     '爱沙尼亚电子政务学院', 'EU-LAC High-level Policy Dialogue on digital policy and regulations', '欧盟—拉美和加勒比数字政策与法规高级别政策对话'),
    ('https://ec.europa.eu/digital-single-market/en/blogposts/eu-and-mexico-taking-digital-cooperation-step-forward',
     'src-ec-mex-2019', 'official', 'en', '2019', 'European Commission',
     '欧盟委员会', 'EU and Mexico taking digital cooperation a step forward', '欧盟与墨西哥数字合作再进一步'),
    ('https://siliconrepublic.com/business/eu-office-san-francisco-us-irish-consulate',
     'src-silicon-republic-sf', 'press', 'en', '2022-09-02', 'Silicon Republic',
     'Silicon Republic', 'New EU office in San Francisco opens', '欧盟新办公室在旧金山启用'),
    ('https://www.pubaffairsbruxelles.eu/eu-institution-news/eu-opens-new-office-in-san-francisco-to-reinforce-its-digital-diplomacy/',
     'src-pubaffairs-sf', 'secondary', 'en', '2022-09-01', 'European Commission and EEAS (copy at PubAffairs)',
     '欧盟委员会与对外行动署（PubAffairs转载）', 'EU opens new office in San Francisco', '欧盟在旧金山开设新办公室'),
    ('https://eufordigital.eu/discover-eu/the-eu4digital-initiative/',
     'src-eu4digital-initiative', 'party', 'en', '', 'EU4Digital',
     'EU4Digital', 'The EU4Digital Initiative', 'EU4Digital倡议'),
    ('https://cnpd.public.lu/en/dossiers-thematiques/transferts-internationaux-donnees-personnelles/transferts-dehors-eee-protection-adequate.html',
     'src-cnpd-adequacy', 'party', 'en', '', 'CNPD (Luxembourg)',
     '卢森堡国家数据保护委员会', 'Transfers to countries with adequate protection', '向具有充分保护水平国家的传输'),
    ('https://www.grip.globalrelay.com/european-commission-upholds-11-data-protection-adequacy-decisions/',
     'src-global-relay-adequacy', 'secondary', 'en', '2024', 'Global Relay',
     'Global Relay', 'European Commission upholds 11 adequacy decisions', '欧盟委员会维持11项充分性决定'),
    ('https://eucrim.eu/news/commission-adopted-adequacy-decision-for-south-korea',
     'src-eucrim-kor-adequacy', 'secondary', 'en', '2021-12-XX', 'eucrim',
     'eucrim', 'Commission adopted adequacy decision for South Korea', '欧盟委员会通过对韩国的充分性决定'),
    ('https://cepis.org/eu-launches-international-digital-strategy-to-boost-global-tech-partnerships/',
     'src-cepis-ids', 'secondary', 'en', '2025', 'CEPIS',
     '欧洲专业信息学会理事会（CEPIS）', 'EU launches International Digital Strategy', '欧盟发布国际数字战略'),
    ('https://www.submarinenetworks.com/en/systems/asia-europe-africa/medusa/eib-provides-40million-eu-grant-for-medusa-subsea-cable-project',
     'src-submarine-networks-medusa', 'secondary', 'en', '2022-11-XX', 'Submarine Cable Networks',
     'Submarine Cable Networks', 'EIB provides EUR 40 million EU grant for MEDUSA', '欧洲投资银行为MEDUSA提供4000万欧元欧盟赠款'),
    ('https://www.eib.org/en/press/all/2023-393-eu-eib-support-helps-accelerate-medusa-high-speed-digital-connection-under-mediterranean-sea',
     'src-eib-medusa', 'official', 'en', '2023-10-XX', 'European Investment Bank',
     '欧洲投资银行', 'EU and EIB support helps accelerate MEDUSA', '欧盟与欧洲投资银行支持加快MEDUSA建设'),
    ('https://www.capacitymedia.com/article/2ej891xvjqgmd0gs9snpc/news/article-eu-funds-14-3m-for-medusa-subsea-cable-expansion-into-west-africa',
     'src-capacity-medusa', 'press', 'en', '2025-03-13', 'Capacity Media',
     'Capacity Media', 'EU funds EUR 14.3m for Medusa expansion into West Africa', '欧盟资助1430万欧元用于Medusa向西非延伸'),
    ('https://www.zawya.com/en/projects/industry/eib-provides-grant-for-medusa-sub-sea-cable-project-linking-europe-with-north-africa-rqb7hr5h',
     'src-zawya-medusa', 'press', 'en', '2023-10-27', 'Zawya',
     'Zawya', 'EIB provides grant for MEDUSA sub-sea cable', '欧洲投资银行为MEDUSA海缆提供赠款'),
    ('https://mddi.gov.sg/singapore-and-the-european-union-agree-to-strengthen-collaboration-on-ai-safety',
     'src-mddi-sgp-ai-safety', 'party', 'en', '2024-11-20', 'Ministry of Digital Development and Information, Singapore',
     '新加坡数码发展及新闻部', 'Singapore and the EU agree to strengthen collaboration on AI safety', '新加坡与欧盟同意加强人工智能安全合作'),
    ('https://openrijk.nl/en/parlement-eu/europese-commissie/artikel/ac-25-1908/the-eu-and-japan-launch-competitive-alliance-at-bilateral-summit-in-tokyo',
     'src-ac-25-1908', 'secondary', 'en', '2025-07-XX', 'European Commission (copy at openrijk.nl)',
     '欧盟委员会（openrijk.nl转载）', 'EU and Japan launch Competitive Alliance (AC/25/1908)', '欧盟与日本启动竞争力联盟（AC/25/1908）'),
    ('https://www.mnimarkets.com/articles/bons-d-etats-coupon-announcement-1755857075847',
     'src-mni-jpn', 'press', 'en', '2025-07-XX', 'MNI Markets',
     'MNI Markets', 'Japan-EU summit press conference', '日欧峰会记者会'),
    ('https://www.delo.si/novice/svet/mobilno-gostovanje-po-pravilih-eu-po-novem-tudi-v-ukrajini-in-moldaviji',
     'src-delo-roaming', 'press', 'sl', '2026-01-XX', 'Delo',
     '《劳动报》（斯洛文尼亚）', 'Mobile roaming under EU rules now also in Ukraine and Moldova', '欧盟规则下的移动漫游扩及乌克兰与摩尔多瓦'),
    ('https://ouk.com.ua/kultura/moldova-spilno-z-ykrayinou-stane-chastinou-yevropeiskoyi-roymingovoyi-zoni-pochinauchi-z-2026-roky/page/2',
     'src-ouk-mda', 'press', 'uk', '2025-07-XX', 'OUK',
     'OUK', 'Moldova joins EU roaming zone with Ukraine', '摩尔多瓦与乌克兰一同加入欧盟漫游区'),
    ('https://usaemall.com/vietnam-eu-vow-stronger-ties-as-blocs-chief-visits-hanoi-usaemall-com/?amp=1',
     'src-cna-vnm', 'press', 'en', '2026-01-29', 'CNA (copy)',
     '亚洲新闻台（转载）', 'Vietnam, EU vow stronger ties', '越南与欧盟承诺加强关系'),
    ('https://www.businesstimes.com.sg/international/eu-vietnam-boost-work-minerals-chips-and-trusted-5g-draft-document-says',
     'src-reuters-vnm', 'press', 'en', '2026-01-28', 'Reuters (Business Times)',
     '路透社（《商业时报》）', 'EU, Vietnam to boost work on minerals, chips and trusted 5G', '欧盟与越南拟加强矿产、芯片与可信5G合作'),
    ('https://www.dataguidance.com/news/international-kenya-and-eu-launch-adequacy-dialogue',
     'src-dataguidance-ken', 'secondary', 'en', '2024-05-XX', 'DataGuidance',
     'DataGuidance', 'Kenya and EU launch Adequacy Dialogue', '肯尼亚与欧盟启动充分性对话'),
    ('https://diasporamessenger.com/2024/07/first-ever-trade-agreement-between-eu-and-kenya-now-in-effect/',
     'src-diaspora-messenger-ken', 'press', 'en', '2024-07-01', 'Diaspora Messenger',
     'Diaspora Messenger', 'Trade agreement between EU and Kenya now in effect', '欧盟与肯尼亚贸易协定生效'),
    ('https://www.sakshipost.com/news/eu-uae-launch-free-trade-talks-amid-us-tariff-pressure-413033',
     'src-ians-are', 'press', 'en', '2025-05-29', 'IANS and Xinhua (Sakshi Post)',
     '印度IANS与新华社（Sakshi Post）', 'EU, UAE launch free trade talks', '欧盟与阿联酋启动自由贸易谈判'),
    ('https://www.eeas.europa.eu/delegations/united-arab-emirates/joint-eu-uae-statement-launch-spa-negotiations_en',
     'src-eeas-are', 'official', 'en', '2025-12-XX', 'European External Action Service',
     '欧盟对外行动署', 'Joint EU-UAE statement on the launch of the SPA negotiations', '关于启动战略伙伴关系协定谈判的欧盟—阿联酋联合声明'),
    ('https://www.thenationalnews.com/business/economy/2025/12/11/uae-and-eu-begin-talks-on-strategic-partnership-agreement-to-deepen-ties/',
     'src-national-are', 'press', 'en', '2025-12-11', 'The National',
     '《国民报》（阿联酋）', 'UAE and EU begin talks on SPA', '阿联酋与欧盟开始战略伙伴关系协定谈判'),
    ('https://direcct.eu/en/digital4development-une-plateforme-inedite-de-cooperation-europeenne-digitale/',
     'src-direcct-d4d', 'secondary', 'en', '', 'DIRECCT',
     'DIRECCT', 'Digital4Development platform', 'Digital4Development平台'),
    ('https://www.info-communication.com/en/m.php?m=blg_blogsentries&blgent=209730684',
     'src-info-communication-d4d', 'secondary', 'en', '2020-12-XX', 'European Commission (copy at info-communication.com)',
     '欧盟委员会（info-communication.com转载）', 'Team Europe: Digital4Development Hub launched', '“欧洲团队”：Digital4Development枢纽启动'),
    ('https://www.malaymail.com/news/malaysia/2026/03/13/malaysiaeu-free-trade-talks-make-progress-fourth-round-set-in-june/212549',
     'src-bernama-mys-2026', 'press', 'en', '2026-03-13', 'Bernama (Malay Mail)',
     '马新社（Malay Mail）', 'Malaysia-EU free trade talks make progress, fourth round set in June', '马来西亚—欧盟自由贸易谈判取得进展，第四轮定于6月'),
    ('https://usasean.org/article/malaysia-and-european-union-resume-fta-talks',
     'src-usasean-mys', 'secondary', 'en', '2025-01-XX', 'US-ASEAN Business Council',
     '美国—东盟商务理事会', 'Malaysia and European Union resume FTA talks', '马来西亚与欧盟恢复自由贸易谈判'),
    ('https://web11.bernama.com/tv/news.php?id=2424279',
     'src-bernama-mys-2025', 'press', 'en', '2025-05-19', 'Bernama',
     '马新社', 'First round of Malaysia-EU FTA talks', '马来西亚—欧盟自由贸易首轮谈判'),
    ('http://lists.citizenstrade.org/pipermail/ctcfield-citizenstrade.org/2025-August/003330.html',
     'src-ctc-usa-framework', 'secondary', 'en', '2025-08-21', 'Citizens Trade Campaign',
     '公民贸易运动', 'Joint Statement on a US-EU Framework (text and analysis)', '关于美欧框架的联合声明（文本与分析）'),
    ('https://ccianet.org/news/2025/08/ccia-welcomes-progress-in-u-s-eu-trade-framework-urges-focus-on-persistent-digital-trade-barriers',
     'src-ccia-usa-framework', 'secondary', 'en', '2025-08-21', 'CCIA',
     '美国计算机与通信行业协会', 'CCIA welcomes progress in US-EU trade framework', 'CCIA欢迎美欧贸易框架取得进展'),
    ('https://www.ic-pcb.com/eu-commits-to-40-billion-purchase-of-us-ai-chips.html',
     'src-icpcb-usa-chips', 'secondary', 'en', '2025-08-XX', 'ic-pcb',
     'ic-pcb', 'EU commits to purchase of US AI chips', '欧盟承诺采购美国人工智能芯片'),
    ('https://www.ndtv.com/india-news/india-european-union-sign-pact-on-semiconductors-ahead-of-key-trade-meet-4604048',
     'src-ndtv-ind-chips', 'press', 'en', '2023-11-24', 'NDTV',
     '新德里电视台（NDTV）', 'India, EU sign pact on semiconductors', '印度与欧盟签署半导体协议'),
    ('https://thedefencespace.com/2024/page/130',
     'src-defencespace-ind-chips', 'secondary', 'en', '2024', 'Defence Space (Press Information Bureau text)',
     'Defence Space（印度新闻信息局文本）', 'Union Cabinet on India-EC MoU on semiconductors', '印度内阁关于与欧盟委员会半导体谅解备忘录的通报'),
    ('https://www.bharathorizon.com/politics/diplomacy/india-eu-strategic-agenda-2030-tech-drives-partnership.html',
     'src-bharat-horizon-ind', 'press', 'en', '2026-01-XX', 'Bharat Horizon',
     'Bharat Horizon', 'India-EU Strategic Agenda 2030', '印度—欧盟2030战略议程'),
    ('https://southasiamonitor.org/eu-watch/after-trade-eu-and-india-move-deepen-strategic-partnership-science-and-innovation',
     'src-southasiamonitor-ind', 'press', 'en', '2026-02-10', 'South Asia Monitor',
     'South Asia Monitor', 'EU and India move to deepen partnership in science and innovation', '欧盟与印度深化科学与创新伙伴关系'),
    ('https://www.newsdrum.in/business/eu-india-open-talks-on-deeper-research-ties-through-horizon-europe-11085666',
     'src-pti-ind-horizon', 'press', 'en', '2026-02-07', 'PTI (NewsDrum)',
     '印度报业托拉斯（NewsDrum）', 'EU, India open talks on Horizon Europe', '欧盟与印度开启“地平线欧洲”会谈'),
    ('https://www.lokmattimes.com/international/brussels-india-eu-discuss-cyber-cooperation-in-multilateral-fora/',
     'src-ani-ind-cyber7', 'press', 'en', '2023-10-05', 'ANI (Lokmat Times)',
     '亚洲国际新闻社（Lokmat Times）', 'India, EU discuss cyber cooperation (7th Cyber Dialogue)', '印度与欧盟讨论网络合作（第七次网络对话）'),
    ('https://truthdive.com/2020/12/17/india-and-the-eu-reaffirm-their-commitment-to-open-free-and-accessible-cyberspace/',
     'src-truthdive-ind-cyber6', 'press', 'en', '2020-12-17', 'TruthDive',
     'TruthDive', '6th India-EU Cyber Dialogue', '第六次印度—欧盟网络对话'),
    ('https://www.tribuneindia.com/news/world/natural-partners-eu-foreign-policy-chief-kaja-kallas-on-holding-first-ever-eu-india-strategic-dialogue/',
     'src-ani-ind-strategic', 'press', 'en', '2025-06-10', 'ANI (The Tribune)',
     '亚洲国际新闻社（《论坛报》）', 'First-ever EU-India strategic dialogue', '首次欧盟—印度战略对话'),
    ('https://cadeproject.org/updates/eu-and-republic-of-korea-hold-7th-cyber-dialogue-in-seoul',
     'src-cade-kor-cyber7', 'secondary', 'en', '2025-05-XX', 'CADE project',
     'CADE项目', 'EU and Republic of Korea hold 7th Cyber Dialogue', '欧盟与韩国举行第七次网络对话'),
    ('https://www.pubaffairsbruxelles.eu/eu-institution-news/digital-europe-programme-opens-to-candidate-countries-montenegro-north-macedonia-albania-and-serbia-to-access-calls-for-funding/',
     'src-pubaffairs-dep', 'secondary', 'en', '', 'European Commission (copy at PubAffairs)',
     '欧盟委员会（PubAffairs转载）', 'Digital Europe Programme opens to Montenegro, North Macedonia, Albania, Serbia', '“数字欧洲”计划向黑山、北马其顿、阿尔巴尼亚和塞尔维亚开放'),
    ('https://www.einpresswire.com/article/690040460/digital-europe-programme-opens-to-moldova',
     'src-einpresswire-mda-dep', 'official', 'en', '2024-02-XX', 'European Commission (EIN Presswire)',
     '欧盟委员会（EIN Presswire）', 'Digital Europe Programme opens to Moldova', '“数字欧洲”计划向摩尔多瓦开放'),
    ('http://www.istanbulpost.net/index.php/news/km/8466/230902',
     'src-istanbul-post-tur', 'press', 'de', '2023-09-XX', 'Istanbul Post',
     'Istanbul Post', "Türkiye takes part in the EU's digital programme", '土耳其加入欧盟数字计划'),
    ('https://eurohpc-ju.europa.eu/united-kingdom-joins-eurohpc-joint-undertaking-2024-05-12_en',
     'src-eurohpc-gbr', 'official', 'en', '2024-05-12', 'EuroHPC Joint Undertaking',
     '欧洲高性能计算联合体', 'The United Kingdom joins EuroHPC Joint Undertaking', '英国加入欧洲高性能计算联合体'),
    ('https://www.monahariri.com/blog/eukorea-mutual-adequacy-decision-takes-effect-a-milestone-for-cross-border-data-transfers',
     'src-monahariri-kor', 'secondary', 'en', '2025-09-XX', 'Mona Hariri',
     'Mona Hariri', 'EU-Korea mutual adequacy takes effect', '欧盟—韩国双向充分性生效'),
    ('https://www.globalpolicywatch.com/2025/07/adequacy-decision-for-the-european-patent-organisation/',
     'src-covington-epo', 'secondary', 'en', '2025-07-XX', 'Covington',
     '科文顿·柏灵律师事务所', 'Adequacy decision for the European Patent Organisation', '对欧洲专利组织的充分性决定'),
    ('https://ieu-monitoring.com/editorial/eu-commission-launches-data-flow-process-with-the-european-patent-organisation/546544',
     'src-ieu-epo', 'secondary', 'en', '2025-03-05', 'European Commission (copy at ieu-monitoring)',
     '欧盟委员会（ieu-monitoring转载）', 'Commission launches data flow process with the EPO', '欧盟委员会就欧洲专利组织启动数据流动程序'),
    ('https://head-post.com/new-zealand-parliament-ratifies-trade-agreement-with-eu',
     'src-head-post', 'press', 'en', '2024', 'Head-Post',
     'Head-Post', 'News report on the ratification by New Zealand', '新西兰批准协定新闻报道'),
    ('https://www.newscentralasia.net/2022/11/19/eu-launches-important-connectivity-initiatives-in-central-asia/',
     'src-nca-tei-2022', 'press', 'en', '2022-11-19', 'News Central Asia',
     '中亚新闻（News Central Asia）', 'EU launches connectivity initiatives in Central Asia', '欧盟在中亚启动互联互通倡议'),
    ('https://uzdaily.com/en/eu-to-support-digital-infrastructure-in-central-asia',
     'src-uzdaily-tei', 'press', 'en', '2025-03-XX', 'UzDaily',
     'UzDaily', 'EU to support digital infrastructure in Central Asia', '欧盟支持中亚数字基础设施'),
    ('https://www.newscentralasia.net/2025/03/19/eu-strengthens-digital-and-economic-ties-with-uzbekistan-under-global-gateway/',
     'src-nca-uzb-2025', 'press', 'en', '2025-03-19', 'News Central Asia',
     '中亚新闻（News Central Asia）', 'EU strengthens digital ties with Uzbekistan under Global Gateway', '欧盟在“全球门户”下加强与乌兹别克斯坦的数字联系'),
    ('https://ieu-monitoring.com/editorial/first-european-union-central-asia-summit-main-results-and-statements/603781',
     'src-ieu-central-asia', 'secondary', 'en', '2025-04-XX', 'EU institutions (copy at ieu-monitoring)',
     '欧盟机构（ieu-monitoring转载）', 'First EU-Central Asia Summit', '首届欧盟—中亚峰会'),
    ('https://international-partnerships.ec.europa.eu/news-and-events/news/global-gateway-eu-and-asean-strengthen-their-partnership-sustainable-connectivity-2024-02-02_sk',
     'src-intpa-asean', 'official', 'en', '2024-02-02', 'European Commission, DG International Partnerships',
     '欧盟委员会国际伙伴关系总司', 'EU and ASEAN strengthen partnership on sustainable connectivity', '欧盟与东盟加强可持续互联互通伙伴关系'),
    ('https://www.nks-kem.de/aktuelles/news/assoziierung-aegyptens-an-horizont-europa',
     'src-nks-kem-egy', 'secondary', 'de', '2025-10-27', 'NKS KEM (Germany)',
     '德国国家联络点NKS KEM', 'Association agreement of Egypt with Horizon Europe signed', '埃及加入“地平线欧洲”的联系协定签署'),
    ('https://agenceurope.eu/en/bulletin/article/13620/10/european-union-concludes-negotiations-with-egypt-on-horizon-europe-programme',
     'src-agence-europe-egy', 'press', 'en', '2025-04-XX', 'Agence Europe',
     '欧洲新闻社（Agence Europe）', 'EU concludes negotiations with Egypt on Horizon Europe', '欧盟完成与埃及的“地平线欧洲”谈判'),
    ('https://traverssmith.com/knowledge/knowledge-container/what-does-the-uk-eu-trade-agreement-say-about-digital-trade',
     'src-travers-smith', 'secondary', 'en', '2021', 'Travers Smith',
     'Travers Smith', 'Law firm note on digital trade in the EU–UK agreement', '关于欧英协定数字贸易内容的律所文章'),
    ('https://gerrishlegal.com/blog/2021/01/26/2021-1-26-what-the-eu-uk-trade-and-cooperation-agreement-could-mean-for-companies-in-the-digital-trade-spacenbsp',
     'src-gerrish-gbr', 'secondary', 'en', '2021-01-26', 'Gerrish Legal',
     'Gerrish Legal', 'What the EU-UK TCA could mean for digital trade', '欧英贸易与合作协定对数字贸易的意义'),
    ('https://www.brusselstimes.com/eu-affairs/2005484/landmark-deal-unlocks-swiss-access-to-eu-markets-health-and-space-programmes/',
     'src-brussels-times-che', 'press', 'en', '2026-03-04', 'Brussels Times',
     '《布鲁塞尔时报》', 'Landmark deal unlocks Swiss access to EU markets, health and space programmes', '里程碑协议使瑞士得以进入欧盟市场并参与卫生与航天计划'),
    ('https://clarus.news/en/post/switzerland-and-eu-sign-comprehensive-agreement-package-in-brussels-20260302',
     'src-clarus-che', 'press', 'en', '2026-03-02', 'Clarus News',
     'Clarus News', 'Switzerland and EU sign comprehensive agreement package', '瑞士与欧盟在布鲁塞尔签署全面协议包'),
    ('https://quantumcomputingreport.com/eu-and-japan-deepen-quantum-cooperation-through-digital-partnership-council-and-q-neko-project',
     'src-qcr-jpn', 'secondary', 'en', '2025-05-14', 'Quantum Computing Report',
     'Quantum Computing Report', 'EU and Japan deepen quantum cooperation, Q-NEKO project', '欧盟与日本深化量子合作，启动Q-NEKO项目'),
    ('https://quantum.org.pk/eu-and-japan-formalize-quantum-collaboration-with-letter-of-intent-and-joint-research-initiative',
     'src-quantum-org-jpn', 'secondary', 'en', '2025-05-XX', 'Quantum Insider (copy at quantum.org.pk)',
     'Quantum Insider（quantum.org.pk转载）', 'EU and Japan formalize quantum collaboration', '欧盟与日本确立量子合作'),
    ('https://ieu-monitoring.com/editorial/cross-border-data-flows-eu-and-china-launch-communication-mechanism/440815',
     'src-ieu-chn', 'secondary', 'en', '2024-08-28', 'European Commission (copy at ieu-monitoring)',
     '欧盟委员会（ieu-monitoring转载）', 'EU and China launch cross-border data flows communication mechanism', '欧盟与中国启动数据跨境流动交流机制'),
    ('https://digital-strategy.ec.europa.eu/pl/node/11494',
     'src-ec-usa-ai-public-good', 'official', 'en', '2023-01-27', 'European Commission',
     '欧盟委员会', 'EU and US strengthen cooperation on AI and computing for the Public Good', '欧盟与美国加强人工智能与计算促进公益的合作'),
    ('https://www.thisdaylive.com/index.php/2022/02/15/eu-okays-e820m-digital-economy-package-for-nigeria-2/',
     'src-thisday-nga', 'press', 'en', '2022-02-15', 'ThisDay',
     'ThisDay', 'EU okays EUR 820m digital economy package for Nigeria', '欧盟批准8.2亿欧元尼日利亚数字经济一揽子计划'),
    ('https://newtelegraphng.com/eu-invests-e45m-to-boost-digital-transformation-in-nigeria/',
     'src-new-telegraph-nga', 'press', 'en', '2025-12-11', 'New Telegraph',
     'New Telegraph', 'EU invests EUR 45m in digital transformation in Nigeria', '欧盟投入4500万欧元推动尼日利亚数字化转型'),
    ('https://eriinfo.com/african-and-european-leaders-commit-to-collaborate-for-digital-advancement',
     'src-eri-au-summit', 'press', 'en', '2025-12-XX', 'The Namibian (copy at ERI)',
     '《纳米比亚人报》（ERI转载）', 'African and European leaders commit to collaborate for digital advancement', '非洲与欧洲领导人承诺合作推进数字化'),
    ('https://www.miragenews.com/eu-eyes-roaming-deal-with-western-balkans-1626329',
     'src-mirage-wb-roaming', 'secondary', 'en', '2026-02-XX', 'European Commission (copy at Mirage News)',
     '欧盟委员会（Mirage News转载）', 'EU eyes roaming deal with Western Balkans', '欧盟拟与西巴尔干达成漫游安排'),
    ('https://www.anews.com.tr/european-union/2026/02/25/eu-preparing-to-include-balkan-countries-in-its-data-roaming-zone',
     'src-anews-wb-roaming', 'press', 'en', '2026-02-25', 'Anews',
     'Anews', 'EU preparing to include Balkan countries in its roaming zone', '欧盟准备将巴尔干国家纳入漫游区'),
    ('https://argumentum.al/lajmi/2021/07/roam-like-at-home-regime-in-force-in-wb-countries-eu-praises-the-initiative/',
     'src-argumentum-wb', 'press', 'en', '2021-07-XX', 'Argumentum',
     'Argumentum', 'Roam Like at Home regime in force in WB countries', '西巴尔干“漫游如在家”制度生效'),
    ('https://polarconnect.net/showcasing-arctic-connectivity-at-eu-event',
     'src-polarconnect-event', 'party', 'en', '2026', 'Polar Connect',
     'Polar Connect', 'Showcasing Arctic connectivity at EU event', '在欧盟活动上展示北极连接'),
    ('https://csc.fi/en/media-release/csc-participates-polar-connect-initiative/',
     'src-csc-polarconnect', 'party', 'en', '2026', 'CSC Finland',
     '芬兰CSC信息技术科学中心', 'CSC participates in Polar Connect initiative', 'CSC参与Polar Connect计划'),
    ('https://lexaris.de/book/version/documentflat/head/7723783',
     'src-dec-2025-538', 'official', 'en', '2025-03-24', 'Official Journal of the EU (copy at Lexaris)',
     '欧盟官方公报（Lexaris转载）', 'Council Decision (EU) 2025/538', '理事会第(EU) 2025/538号决定'),
    ('https://americanjuggalo.com/norway-to-be-fully-integrated-member-of-eus-secure-communications-industry-minister-says',
     'src-euractiv-nor', 'press', 'en', '2025-03-XX', 'Euractiv (copy)',
     'Euractiv（转载）', 'Norway to be fully integrated member of EU secure communications', '挪威将成为欧盟安全通信的完全参与成员'),
    ('https://policy.trade.ec.europa.eu/news/eu-and-taiwan-hold-second-trade-and-investment-dialogue-2023-04-28_it',
     'src-dgtrade-twn', 'official', 'en', '2023-04-28', 'European Commission, DG Trade',
     '欧盟委员会贸易总司', 'EU and Taiwan hold second Trade and Investment Dialogue', '欧盟与台湾举行第二次贸易与投资对话'),
    ('https://www.trade.gov.tw/english/Pages/detail.aspx?nodeID=86&pid=745166',
     'src-boft-twn', 'party', 'en', '2022-06-XX', 'Bureau of Foreign Trade (Taiwan)',
     '台湾国际贸易局', 'Taiwan and EU upgrade the level of Trade and Investment Dialogue', '台湾与欧盟提升贸易与投资对话层级'),
    ('https://focustaiwan.tw/business/202512130007',
     'src-cna-focus-twn', 'press', 'en', '2025-12-13', 'CNA (Focus Taiwan)',
     '台湾“中央社”（Focus Taiwan）', 'Taiwan-EU Trade and Investment Dialogue', '台湾—欧盟贸易与投资对话'),
    ('https://www.vph-institute.org/news/eu-argentina-a-shared-vision-of-a-digital-future.html',
     'src-vph-arg', 'secondary', 'en', '2018-11-05', 'VPH Institute',
     'VPH研究所', 'EU & Argentina: a shared vision of a digital future', '欧盟与阿根廷：数字未来的共同愿景'),
    ('https://www.agensir.it/quotidiano/2022/9/5/ue-ucraina-altro-passo-di-kiev-verso-lunione-si-rafforza-la-cooperazione-bilaterale-nuovi-aiuti-dai-ventisette/',
     'src-agensir-ukr', 'press', 'it', '2022-09-05', 'AgenSIR',
     '意大利SIR通讯社', 'EU–Ukraine: agreement on Digital Europe', '欧盟—乌克兰：关于“数字欧洲”的协议'),
    ('https://www.eu.dk/samling/20251/kommissionsforslag/JOIN(2025)0140/forslag/2146830/3035684/index.htm',
     'src-join-2025-140-annex', 'official', 'en', '2025-06-05', 'European Commission and High Representative (Folketing)',
     '欧盟委员会与高级代表（丹麦议会）', 'Annex to JOIN(2025) 140', 'JOIN(2025) 140附件'),
]

# Sources beyond the fact file: looked up where the notes on contradictions name a claim without giving its page,
# or where a look-up settles a date. (id, kind, language, date, publisher en/zh, title en/zh, url)
EXTRA_SOURCES = [
    ('src-editors-notes', 'secondary', 'en', '', 'EUDPN project team', 'EUDPN项目组',
     'Research notes on bilateral digital cooperation', '双边数字合作研究笔记', ''),
    ('src-hadea-arctic', 'official', 'en', '2024-06-05', 'European Health and Digital Executive Agency', '欧洲卫生与数字执行署',
     'CEF highlight: will the Arctic be the next digital gateway', 'CEF专题：北极会成为下一个数字门户吗',
     'https://hadea.ec.europa.eu/news/cef-highlight-month-will-arctic-be-next-digital-gateway-2024-06-05_mt'),
    ('src-corpupdates-ind-fta', 'press', 'en', '[2026-01-27..2026-11-23]', 'CorpUpdates', 'CorpUpdates',
     'India-EU FTA sealed after 20 years', '印欧自由贸易协定历时20年达成',
     'https://corpupdates.com/india-eu-fta-sealed-after-20-years'),
    ('src-europesays-nikkei', 'press', 'en', '[2025-07-01..2026-11-23]', 'Europe Says (digest of Nikkei)', 'Europe Says（日本经济新闻摘编）',
     'Digest of a Nikkei report on EU trade talks in Asia', '日本经济新闻关于欧盟与亚洲贸易谈判报道的摘编',
     'https://www.europesays.com/uk/266248'),
    ('src-evertiq-ind-ttc', 'secondary', 'en', '2023-11-27', 'Evertiq', 'Evertiq',
     'Trade site report on the EU-India memorandum on semiconductors', '行业网站关于欧盟—印度半导体谅解备忘录的报道',
     'https://evertiq.com/design/54781'),
    ('src-oj-c-2025-6610', 'official', 'en', '2025-12-22', 'Official Journal of the European Union', '欧盟官方公报',
     'Case C-703/25 P: appeal against the judgment in Case T-553/23, Latombe v Commission (C/2025/6610)',
     'C-703/25 P号案：对T-553/23号Latombe诉欧盟委员会案判决的上诉（C/2025/6610）',
     'https://eur-lex.europa.eu/eli/C/2025/6610/oj/eng'),
    ('src-ganado-dpf', 'secondary', 'en', '2025-10-30', 'Ganado Advocates', 'Ganado律师事务所',
     'EU General Court upholds the EU-US Data Privacy Framework', '欧盟普通法院维持欧盟—美国数据隐私框架',
     'https://ganado.com/eu-general-court-upholds-the-eu-us-data-privacy-framework'),
    ('src-europalov-bra', 'secondary', 'no', '[2026-05-06..2026-11-23]', 'Europalov', 'Europalov',
     'Implementing Decision (EU) 2026/179 on Brazil in the Norwegian register of EU acts', '挪威欧盟法令登记库中的关于巴西的第(EU) 2026/179号实施决定',
     'https://europalov.no/rettsakt/beskyttelse-av-personopplysninger-ved-datautveksling-med-brasil/id-34841'),
    ('src-futurium-ttc2', 'official', 'en', '[2022-05-16..2026-11-23]', 'European Commission (Futurium)', '欧盟委员会（Futurium）',
     'Second Ministerial Meeting, Paris-Saclay, 15-16 May 2022', '第二次部长级会议（巴黎—萨克雷，2022年5月15日至16日）',
     'https://futurium.ec.europa.eu/ro/EU-US-TTC/news/second-ministerial-meeting-paris-saclay-15-16-may-2022'),
    ('src-futurium-ttc5', 'official', 'en', '[2024-01-30..2024-04-03]', 'European Commission (Futurium)', '欧盟委员会（Futurium）',
     'TTC5: EU and US take stock of trade and technology cooperation', 'TTC第五次会议：欧盟与美国盘点贸易与技术合作',
     'https://futurium.ec.europa.eu/en/EU-US-TTC/news/ttc5-eu-and-us-take-stock-trade-and-technology-cooperation?language=en'),
    ('src-athena-jpn-summit-2025', 'secondary', 'en', '2025-07-23', 'EU-Japan joint statement (copy at Athena)', '欧盟—日本联合声明（Athena转载）',
     'Joint statement of the 30th EU-Japan summit', '第30次欧盟—日本峰会联合声明',
     'https://grantoffice.athenauni.eu/2025/07/23/eu-and-japan-to-speed-up-horizon-europe-negotiations'),
    ('src-kuna-jpn-summit-2025', 'press', 'en', '2025-07-23', 'Kuwait News Agency (MENAFN)', '科威特通讯社（MENAFN）',
     'Japan, EU to launch Competitiveness Alliance', '日本与欧盟将启动竞争力联盟',
     'https://menafn.com/1109838798/Japan-EU-To-Launch-Competitiveness-Alliance'),
    ('src-gmi-jpn-epa', 'secondary', 'en', '[2019-01-11..2019-02-01]', 'GM International', 'GM International',
     'EU-Japan trade agreement on track to enter into force on 1 February 2019', '欧盟—日本贸易协定将于2019年2月1日生效',
     'http://www.gminternational.net/en/eu-japan-trade-agreement-on-track-to-enter-into-force-on-1st-february-2019/'),
    ('src-kurzy-wb-dialogue-2023', 'secondary', 'en', '2023-06-30', 'European Commission (copy at Kurzy.cz)', '欧盟委员会（Kurzy.cz转载）',
     'Second Regulatory Dialogue between the European Union and the Western Balkans', '欧盟与西巴尔干第二次监管对话',
     'https://zpravy.kurzy.cz/728607-second-regulatory-dialogue-between-the-european-union-and-the-western-balkans'),
    ('src-freeths-adequacy', 'secondary', 'en', '2024', 'Freeths', 'Freeths律师事务所',
     'European Commission publishes first review of pre-GDPR EU adequacy decisions', '欧盟委员会发布对《通用数据保护条例》前充分性决定的首次审查',
     'https://www.freeths.co.uk/insights-events/legal-articles/2024/european-commission-publishes-first-review-of-pre-gdpr-eu-adequacy-decisions/'),
    ('src-mouillere-safe-harbour', 'secondary', 'en', '2016-02-11', 'Univers convergents', 'Univers convergents',
     'The new Privacy Shield', '新的“隐私盾”',
     'https://mouillere.com/universconvergents/2016/02/11/the-new-privacy-shield-will-the-recent-agreement-put-an-end-to-legal-insecurity'),
    ('src-anspdcp-privacy-shield', 'party', 'en', '2020-07-20', 'National Supervisory Authority for Personal Data Processing, Romania', '罗马尼亚国家个人数据处理监督局',
     'Invalidation of Decision (EU) 2016/1250 on the EU-US Privacy Shield', '关于欧美“隐私盾”的第(EU) 2016/1250号决定被判无效',
     'https://www.dataprotection.ro/?page=Comunicat_20_07_20&lang=en'),
    ('src-ec-wb-roaming-2019', 'official', 'en', '2019-04-04', 'European Commission', '欧盟委员会',
     'Commissioner Gabriel attends the Western Balkans Digital Summit in Belgrade', '加布里埃尔委员出席贝尔格莱德西巴尔干数字峰会',
     'https://north-africa-middle-east-gulf.ec.europa.eu/news/commissioner-gabriel-attends-western-balkans-digital-summit-belgrade-2019-04-04_en?prefLang=sk'),
    ('src-infokosova-wb-roaming', 'press', 'en', '2019-04-XX', 'Info Kosova', 'Info Kosova',
     'Western Balkans agree to abolish roaming charges', '西巴尔干同意取消漫游费',
     'https://infokosova.net/western-balkan-agree-to-abolish-roaming-charges/'),
    ('src-portugal-news-ellalink', 'press', 'es', '2021-06-01', 'The Portugal News', 'The Portugal News',
     'Portugal inaugurates the submarine cable that connects Sines with Brazil', '葡萄牙启用连接锡尼什与巴西的海底光缆',
     'https://www.theportugalnews.com/es/noticias/2021-06-01/portugal-inaugura-el-cable-submarino-que-conecta-sines-con-brasil/60168'),
]

# Existing rows of main whose date the fact file makes more exact.
SOURCE_DATES = {'src-poi': '2026-06-XX', 'src-daily8': '2025-03-10', 'src-redclara': '2023-03-XX'}

# ---------------------------------------------------------------- mechanism types, event types, roles, codes
# (id, en, zh, alt_en, alt_zh, broader, definition_en, definition_zh)
TYPES = [
    ('type-fta', 'Free trade agreement', '自由贸易协定', 'FTA|Economic partnership agreement|EPA', '自贸协定|经济伙伴关系协定', '',
     'Trade agreement; whether it holds digital rules our sources do not say.', '贸易协定；现有来源未说明是否含数字规则。'),
    ('type-partnership-agreement', 'Partnership or global agreement', '伙伴关系或全面协定', 'Association agreement|Strategic partnership agreement', '联系协定|战略伙伴关系协定', '', '', ''),
    ('type-memorandum', 'Memorandum', '谅解备忘录', 'Memorandum of understanding|Memorandum of cooperation|MoU|MoC', '合作备忘录', '', '', ''),
    ('type-letter-of-intent', 'Letter of intent', '意向书', '', '', '', '', ''),
    ('type-administrative-arrangement', 'Administrative arrangement', '行政安排', '', '', '', '', ''),
    ('type-security-defence-partnership', 'Security and defence partnership', '安全与防务伙伴关系', 'SDP', '', '', '', ''),
    ('type-adequacy-decision', 'Adequacy decision', '充分性决定', 'Data adequacy decision|Equivalency recognition', '数据保护充分性认定|同等性认定', '',
     'Unilateral act that finds the protection of personal data elsewhere adequate, so that data may flow there.', '认定他方个人数据保护水平充分、从而允许数据流向该方的单方行为。'),
    ('type-security-of-information-agreement', 'Security of information agreement', '信息安全（保密）协定', '', '', '', '', ''),
    ('type-research-association', 'Association to the research programme', '科研计划联系协定', 'Horizon Europe association', '“地平线欧洲”联系协定', '', '', ''),
    ('type-digital-programme-association', 'Association to the Digital Europe Programme', '“数字欧洲”计划联系协定', '', '', '', '', ''),
    ('type-roaming-arrangement', 'Roaming arrangement', '漫游安排', 'Roam like at home', '漫游如在家', '', '', ''),
    ('type-space-agreement', 'Space and secure connectivity agreement', '航天与安全连接协定', '', '', '', '', ''),
    ('type-science-agreement', 'Science and technology agreement', '科技合作协定', '', '', '', '', ''),
    ('type-agreement-package', 'Package of agreements', '协定组合', '', '一揽子协定', '', '', ''),
    ('type-trade-dialogue', 'Trade and investment dialogue', '贸易与投资对话', '', '', '', '', ''),
    ('type-trade-framework', 'Trade framework', '贸易框架', '', '', '', '', ''),
    ('type-digital-trade-principles', 'Digital trade principles', '数字贸易原则', '', '', '', '', ''),
    ('type-political-dialogue', 'Political or strategic dialogue', '政治或战略对话', 'Summit', '峰会', '', '', ''),
    ('type-cooperation-package', 'Cooperation package', '合作一揽子计划', 'Digital economy package', '数字经济一揽子计划', '', '', ''),
    ('type-team-europe-initiative', 'Team Europe Initiative', '“欧洲团队”倡议', 'TEI', '', '', '', ''),
    ('type-infrastructure', 'Digital infrastructure project', '数字基础设施项目', 'Submarine cable system', '海底光缆系统', '', '', ''),
    ('type-joint-undertaking', 'Joint undertaking', '联合体', '', '', '', '', ''),
    ('type-digital-office', 'Digital office', '数字办公室', '', '', '', '', ''),
    ('type-annex-action', 'Action of a strategy annex', '战略附件所列行动', '', '', '', '', ''),
]
# (id, en, zh, definition_en, definition_zh, leads_to, rank)
EVENT_TYPES = [
    ('event-talks-relaunched', 'Talks relaunched', '重启谈判', 'Talks that had stopped begin again.', '中断的谈判重新开始。', 'state-negotiating', '3'),
    ('event-talks-round', 'Round of talks', '谈判轮次', 'A round of negotiations opens.', '一轮谈判开始。', 'state-negotiating', '3'),
    ('event-agreed-in-principle', 'Political agreement', '达成政治协议', 'The parties agree politically while the text is still being finished.', '各方达成政治共识，文本尚待完成。', 'state-negotiating', '3'),
    ('event-reported-concluded', 'Reported as concluded', '据报已完成谈判', 'A source of that date says that the text is agreed and not yet signed.', '该日期的来源称文本已议定而尚未签署。', 'state-concluded', '4'),
    ('event-adopted', 'Adopted', '通过', 'A unilateral act, or a joint political document, is adopted and takes effect as such.', '单方行为或联合政治文件获得通过并随即成立。', 'state-active', '7'),
    ('event-renewed', 'Renewed or confirmed', '续展或确认', 'Its author or a court keeps it in place or prolongs it.', '由作出者或法院予以维持、确认或续展。', 'state-active', '7'),
    ('event-extended', 'Extended', '延长', 'Its term is prolonged.', '期限获得延长。', 'state-active', '7'),
    ('event-joined', 'New participant', '新成员加入', 'A further party joins; who it is stands in the participations. The state stays as it was.', '又一方加入；加入者见参与记录。状态不变。', '', '7'),
    ('event-step', 'Step without change of state', '不改变状态的步骤', 'A dated step in preparing or carrying out the mechanism (proposal, initialling, contract, grant, appeal) that leaves its state as it is.', '筹备或实施机制的、有日期的步骤（提案、草签、合同、赠款、上诉），不改变其状态。', '', '9'),
]
# (id, en, zh, definition_en, definition_zh, broader)
ROLES = [
    ('role-author', 'Author of a unilateral act', '单方行为作出方', 'Adopts the unilateral act on which the mechanism rests.', '作出机制所依据的单方行为。', 'role-taking-part'),
    ('role-recognised', 'Recognised party', '被认定方', 'Is found adequate by a unilateral act; it has signed nothing, yet data flow to it on the strength of that act.', '经单方行为认定为水平充分；其本身未签署任何文件，但数据据此流向该方。', 'role-taking-part'),
    ('role-associated', 'Associated country', '联系国', 'Takes part in a programme of the EU by association.', '以联系身份参与欧盟计划。', 'role-taking-part'),
    ('role-implementer', 'Implementing body', '实施机构', 'Carries out a project for others.', '受托实施项目。', 'role-taking-part'),
    ('role-connected', 'Connected country', '连通国家', 'The infrastructure lands there; that the state itself is a party is not said.', '基础设施登陆于该国；未称该国政府为参与方。', ''),
]
CODES = [
    ('capacity-signatory', 'Signatory', '签署方', 'Has signed or endorsed the declaration of the group.', '已签署或支持该集团的宣言。'),
    ('gapkind-planned-step', 'Planned step', '计划中的步骤', 'A source announces a step; our sources do not show whether it came about.', '来源预告某一步骤；现有来源未显示其是否实现。'),
    ('gapkind-unclear-standing', 'Standing unclear', '状态不明', 'The sources do not let the standing of the thing be told.', '现有来源不足以判断其状态。'),
    ('gapkind-figures-differ', 'Figures differ', '数字不一', 'Sources count differently.', '各来源统计不一。'),
]
# Existing type row that gets its plain sister as broader concept and gives up the general names to it.
TYPE_CHANGES = {'type-fta-digital': {'alt_en': 'Free trade agreement with a digital chapter', 'alt_zh': '含数字章节的自由贸易协定', 'broader': 'type-fta'}}

# ---------------------------------------------------------------- topics: label in the fact file -> concepts
# New concepts: (id, class, en, zh, broader, alt_en, alt_zh)
CONCEPTS = [
    ('tech-hpc', 'Technology', 'High-performance computing', '高性能计算', '', 'HPC|Supercomputing', 'HPC|超级计算|超算'),
    ('tech-post-quantum-cryptography', 'Technology', 'Post-quantum cryptography', '后量子密码', 'task-cybersecurity', 'PQC', '抗量子密码'),
    ('tech-ai-chips', 'Technology', 'AI chips', '人工智能芯片', 'tech-semiconductors', '', 'AI芯片'),
    ('tech-satellite-connectivity', 'Technology', 'Satellite connectivity', '卫星通信', '', 'Secure satellite communications|GOVSATCOM', '卫星连接'),
    ('tech-satellite-navigation', 'Technology', 'Satellite navigation', '卫星导航', '', 'Galileo|EGNOS', '伽利略'),
    ('tech-clean-energy', 'Technology', 'Clean energy technologies', '清洁能源技术', 'topic-energy', '', ''),
    ('topic-personal-data', 'Topic', 'Protection of personal data', '个人数据保护', 'topic-data-governance', 'Personal data protection|Data protection', '数据保护|个人信息保护'),
    ('topic-data-localisation', 'Topic', 'Ban on data localisation', '禁止数据本地化', 'topic-data-flows', 'Data localisation ban', '数据本地化'),
    ('topic-source-code', 'Topic', 'Protection of source code', '源代码保护', 'topic-digital-trade', 'Source code protection', ''),
    ('topic-e-transmissions', 'Topic', 'Customs duties on electronic transmissions', '电子传输关税', 'topic-digital-trade', 'E-transmissions', '电子传输免征关税'),
    ('topic-e-signatures', 'Topic', 'Electronic signatures', '电子签名', 'topic-digital-trade', 'Digital signatures', '数字签名'),
    ('topic-e-contracts', 'Topic', 'Electronic contracts', '电子合同', 'topic-digital-trade', '', ''),
    ('topic-e-invoicing', 'Topic', 'Electronic invoicing', '电子发票', 'topic-digital-trade', 'E-invoicing', ''),
    ('topic-e-payments', 'Topic', 'Electronic payments', '电子支付', 'topic-digital-trade', '', ''),
    ('topic-paperless-trade', 'Topic', 'Paperless trading', '无纸化贸易', 'topic-digital-trade', '', ''),
    ('topic-e-commerce', 'Topic', 'Electronic commerce', '电子商务', 'topic-digital-trade', 'E-commerce', ''),
    ('topic-open-data', 'Topic', 'Open government data', '政府数据开放', 'topic-data-governance', '', '开放政府数据'),
    ('topic-consumer-protection', 'Topic', 'Consumer protection online', '网络消费者保护', 'topic-digital-trade', 'Consumer protection', '消费者保护'),
    ('topic-regulatory-cooperation', 'Topic', 'Cooperation between regulators', '监管机构合作', '', '', ''),
    ('topic-trade-facilitation', 'Topic', 'Trade facilitation', '贸易便利化', '', '', ''),
    ('topic-trust-services', 'Topic', 'Trust services', '信任服务', 'task-identity-dpi', '', ''),
    ('topic-online-platforms', 'Topic', 'Online platforms', '网络平台', 'task-platform-governance', '', '在线平台'),
    ('topic-online-safety', 'Topic', 'Online safety', '网络空间用户安全', 'task-platform-governance', '', '在线安全'),
    ('topic-online-scams', 'Topic', 'Online scams', '网络诈骗', 'topic-online-safety', '', ''),
    ('topic-disinformation', 'Topic', 'Disinformation', '虚假信息', 'task-platform-governance', '', ''),
    ('topic-cybercrime', 'Topic', 'Cybercrime', '网络犯罪', 'task-cybersecurity', '', ''),
    ('topic-product-security', 'Topic', 'Cybersecurity of products', '产品网络安全', 'task-cybersecurity', 'Product security', '产品安全性'),
    ('topic-critical-infrastructure', 'Topic', 'Resilience of critical infrastructure', '关键基础设施韧性', 'topic-security', 'Critical infrastructure resilience', ''),
    ('topic-hybrid-threats', 'Topic', 'Hybrid threats', '混合威胁', 'topic-security', '', ''),
    ('topic-maritime-security', 'Topic', 'Maritime security', '海上安全', 'topic-security', '', ''),
    ('topic-space-security', 'Topic', 'Space security', '太空安全', 'topic-security', '', ''),
    ('topic-border-management', 'Topic', 'Border management', '边境管理', 'topic-security', '', ''),
    ('topic-economic-security', 'Topic', 'Economic security', '经济安全', 'topic-security', '', ''),
    ('topic-supply-chains', 'Topic', 'Resilience of supply chains', '供应链韧性', 'topic-economic-security', 'Supply chain resilience|Resilient value chains', '价值链韧性'),
    ('topic-critical-raw-materials', 'Topic', 'Critical raw materials', '关键原材料', 'topic-supply-chains', '', ''),
    ('topic-product-safety', 'Topic', 'Product safety', '产品安全', '', '', ''),
    ('topic-research', 'Topic', 'Research and innovation', '研究与创新', '', '', '科研与创新'),
    ('topic-horizon-pillar-ii', 'Topic', 'Horizon Europe Pillar II', '“地平线欧洲”第二支柱', 'topic-research', '', ''),
    ('topic-research-networks', 'Topic', 'Research and education networks', '科研与教育网络', 'topic-research', '', ''),
    ('topic-technology-innovation', 'Topic', 'Technology and innovation', '技术与创新', '', '', ''),
    ('topic-ict-innovation', 'Topic', 'ICT innovation', '信息通信技术创新', 'topic-technology-innovation', '', ''),
    ('topic-digital-skills', 'Topic', 'Digital skills', '数字技能', '', '', ''),
    ('topic-connectivity', 'Topic', 'Connectivity', '互联互通', '', 'Digital connectivity', '数字连接'),
    ('topic-arctic-connectivity', 'Topic', 'Arctic connectivity', '北极连接', 'topic-connectivity', '', ''),
    ('topic-telecom', 'Topic', 'Telecommunications', '电信', '', '', ''),
    ('topic-telecom-rules', 'Topic', 'Telecom rules', '电信规则', 'topic-telecom', '', ''),
    ('topic-roaming', 'Topic', 'Telecom roaming', '移动漫游', 'topic-telecom', 'Roaming', '漫游'),
    ('topic-network-fees', 'Topic', 'Network usage fees', '网络使用费', 'topic-telecom', '', ''),
    ('topic-e-government', 'Topic', 'Electronic government', '电子政务', 'topic-public-services', 'E-government', ''),
    ('topic-e-health', 'Topic', 'Electronic health', '电子健康', 'topic-health', 'E-health', '数字健康'),
    ('topic-trust-and-security', 'Topic', 'Trust and security in the digital economy', '数字经济中的信任与安全', '', 'Trust and security', '信任与安全'),
    ('topic-ai-standards', 'Topic', 'AI standards', '人工智能标准', 'topic-standards', '', ''),
    ('topic-climate', 'Topic', 'Climate change', '气候变化', '', '', ''),
    ('topic-disasters', 'Topic', 'Natural disasters', '自然灾害', '', '', ''),
    ('topic-agriculture', 'Topic', 'Agriculture', '农业', '', '', ''),
]
TOPICS = {
    'Artificial intelligence': 'tech-ai', 'Cybersecurity': 'task-cybersecurity', 'Personal data protection': 'topic-personal-data',
    'Semiconductors': 'tech-semiconductors', 'Cross-border data flows': 'topic-data-flows', 'Digital trade': 'topic-digital-trade',
    '5G/6G': 'tech-5g|tech-6g', 'High-performance computing': 'tech-hpc', 'Submarine cables': 'tech-submarine-cables',
    'Research and innovation': 'topic-research', 'Digital skills': 'topic-digital-skills', 'Connectivity': 'topic-connectivity',
    'Quantum technology': 'tech-quantum', 'Data governance': 'topic-data-governance', 'Online platforms': 'topic-online-platforms',
    'Source code protection': 'topic-source-code', 'Data localisation ban': 'topic-data-localisation',
    'Digital identity': 'topic-digital-identity', 'Trust services': 'topic-trust-services',
    'Customs duties on electronic transmissions': 'topic-e-transmissions', 'Arctic connectivity': 'topic-arctic-connectivity',
    'Electronic signatures': 'topic-e-signatures', 'Digital signatures': 'topic-e-signatures', 'Electronic invoicing': 'topic-e-invoicing',
    'E-government': 'topic-e-government', 'Hybrid threats': 'topic-hybrid-threats', 'Telecom roaming': 'topic-roaming',
    'Satellite connectivity': 'tech-satellite-connectivity', 'Electronic contracts': 'topic-e-contracts',
    'Consumer protection': 'topic-consumer-protection', 'Paperless trading': 'topic-paperless-trade',
    'Maritime security': 'topic-maritime-security', 'Cybercrime': 'topic-cybercrime',
    'Critical infrastructure resilience': 'topic-critical-infrastructure', 'Space security': 'topic-space-security',
    'Online safety': 'topic-online-safety', 'AI standards': 'topic-ai-standards', 'Supply chain resilience': 'topic-supply-chains',
    'Resilient value chains': 'topic-supply-chains', 'Emerging technologies': 'task-emerging-tech', 'Economic security': 'topic-economic-security',
    'Open government data': 'topic-open-data', 'Regulatory cooperation': 'topic-regulatory-cooperation', 'Online scams': 'topic-online-scams',
    'Electronic payments': 'topic-e-payments', 'Disinformation': 'topic-disinformation', 'Trade facilitation': 'topic-trade-facilitation',
    'E-commerce': 'topic-e-commerce', 'Product safety': 'topic-product-safety', 'Digital public infrastructure': 'tech-dpi',
    'Clean energy technologies': 'tech-clean-energy', 'Technology standards': 'topic-standards',
    'Post-quantum cryptography': 'tech-post-quantum-cryptography', 'Horizon Europe Pillar II': 'topic-horizon-pillar-ii',
    'Product security': 'topic-product-security', 'Border management': 'topic-border-management', 'Digital diplomacy': 'topic-digital-diplomacy',
    'Telecom rules': 'topic-telecom-rules', 'Trust and security': 'topic-trust-and-security', 'ICT innovation': 'topic-ict-innovation',
    'E-health': 'topic-e-health', 'Research and education networks': 'topic-research-networks', 'AI safety': 'topic-ai-safety',
    'Digital transition': 'topic-digital-transition', 'Network usage fees': 'topic-network-fees', 'AI chips': 'tech-ai-chips',
    'Technology and innovation': 'topic-technology-innovation', 'Critical raw materials': 'topic-critical-raw-materials',
    'Satellite navigation': 'tech-satellite-navigation', 'Climate change': 'topic-climate', 'Natural disasters': 'topic-disasters',
    'Healthcare': 'topic-health', 'Energy': 'topic-energy', 'Agriculture': 'topic-agriculture',
}
# The label '5G/6G' means one of the two where the subject, its date or the source's title says which.
TOPIC_OF_ROW = {'0249': 'tech-6g', '0273': 'tech-6g', '0841': 'tech-6g', '0651': 'tech-5g', '0536': 'tech-5g'}

# ---------------------------------------------------------------- mechanisms
# Subject in the fact file -> mechanism. Rows of main are given by their id alone and stay as they are.
# (subject, id, class, type, en, zh, alt_en, alt_zh, lumps, unverified outside ids)
A, C, M, I = 'Agreement', 'CooperationFramework', 'MultilateralForum', 'Initiative'
EXISTING_MECHANISMS = {
    'EU-Japan Digital Partnership': 'mech-eu-jpn-dp', 'EU-Republic of Korea Digital Partnership': 'mech-eu-kor-dp',
    'EU-Singapore Digital Partnership': 'mech-eu-sgp-dp', 'EU-Canada Digital Partnership': 'mech-eu-can-dp',
    'EU-Republic of Korea Digital Trade Agreement': 'mech-eu-kor-dta', 'EU-Singapore Digital Trade Agreement': 'mech-eu-sgp-dta',
    'EU-India Trade and Technology Council': 'mech-eu-ind-ttc', 'EU-US Trade and Technology Council': 'mech-eu-usa-ttc',
    'EU-Japan Protocol on cross-border data flows': 'mech-eu-jpn-data', 'EU-Chile Interim Trade Agreement': 'mech-eu-chl-ita',
    'EU-New Zealand Free Trade Agreement': 'mech-eu-nzl-fta', 'EU-UK Trade and Cooperation Agreement': 'mech-eu-gbr-tca',
    'EU-LAC Digital Alliance': 'mech-eu-lac-alliance', 'EU4Digital Initiative': 'mech-eu4digital',
    'Digital for Development (D4D) Hub': 'mech-d4d-hub', 'EU Digital Partnership Network': 'mech-dpn', 'EU Tech Business Offer': 'mech-tbo',
}
MECHANISMS = [
    # memoranda and arrangements under partnerships
    ('EU-Japan Memorandum of Cooperation on submarine cables', 'mech-eu-jpn-cables-moc', C, 'type-memorandum', 'EU–Japan Memorandum of Cooperation on submarine cables', '欧盟—日本海底光缆合作备忘录', '', '', '', ''),
    ('EU-Japan Memorandum of Cooperation on semiconductors', 'mech-eu-jpn-chips-moc', C, 'type-memorandum', 'EU–Japan Memorandum of Cooperation on semiconductors', '欧盟—日本半导体合作备忘录', '', '', '', ''),
    ('EU-Japan Memorandum of Cooperation on digital identities and trust services', 'mech-eu-jpn-eid-moc', C, 'type-memorandum', 'EU–Japan Memorandum of Cooperation on digital identities and trust services', '欧盟—日本数字身份与信任服务合作备忘录', '', '', '', ''),
    ('EU-Japan Letter of Intent on quantum science and technology', 'mech-eu-jpn-quantum-loi', C, 'type-letter-of-intent', 'EU–Japan Letter of Intent on quantum science and technology', '欧盟—日本量子科学技术意向书', '', '', '', ''),
    ('EU-Canada Memorandum of Understanding on Artificial Intelligence', 'mech-eu-can-ai-mou', C, 'type-memorandum', 'EU–Canada Memorandum of Understanding on Artificial Intelligence', '欧盟—加拿大人工智能谅解备忘录', '', '', '', ''),
    ('EU-Canada Memorandum of Understanding on Digital Credentials and Trust Services', 'mech-eu-can-credentials-mou', C, 'type-memorandum', 'EU–Canada Memorandum of Understanding on Digital Credentials and Trust Services', '欧盟—加拿大数字凭证与信任服务谅解备忘录', '', '', '', ''),
    ('EU-Singapore Administrative Arrangement on AI Safety', 'mech-eu-sgp-ai-safety', C, 'type-administrative-arrangement', 'EU–Singapore Administrative Arrangement on AI Safety', '欧盟—新加坡人工智能安全行政安排', '', '', '', ''),
    ('EU-Singapore Digital Trade Principles', 'mech-eu-sgp-dtp', C, 'type-digital-trade-principles', 'EU–Singapore Digital Trade Principles', '欧盟—新加坡数字贸易原则', '', '', '', ''),
    ('EU-India Memorandum of Understanding on semiconductors', 'mech-eu-ind-chips-mou', C, 'type-memorandum', 'EU–India Memorandum of Understanding on semiconductors', '欧盟—印度半导体谅解备忘录', '', '', '', ''),
    ('Memorandum between Bharat 6G Alliance and EU 6G Smart Networks and Services Industry Association', 'mech-b6ga-6gia-mou', C, 'type-memorandum', 'Memorandum between the Bharat 6G Alliance and the EU 6G Smart Networks and Services Industry Association', '印度6G联盟与欧盟6G智能网络和服务产业协会谅解备忘录', 'Bharat 6G Alliance – 6G-IA memorandum', '', '', ''),
    ('EU-US administrative arrangement on 6G research collaboration', 'mech-eu-usa-6g', C, 'type-administrative-arrangement', 'EU–US administrative arrangement on 6G research collaboration', '欧盟—美国6G研究合作行政安排', '', '', '', ''),
    ('EU-US administrative arrangements on semiconductor supply chains', 'mech-eu-usa-chips', C, 'type-administrative-arrangement', 'EU–US administrative arrangements on semiconductor supply chains', '欧盟—美国半导体供应链行政安排', '', '', 'true', ''),
    ('EU-US Administrative Arrangement on Artificial Intelligence for the Public Good', 'mech-eu-usa-ai-public-good', C, 'type-administrative-arrangement', 'EU–US Administrative Arrangement on Artificial Intelligence for the Public Good', '欧盟—美国人工智能促进公益行政安排', '', '', '', ''),
    # trade agreements
    ('EU-Canada Digital Trade Agreement', 'mech-eu-can-dta', A, 'type-dta', 'EU–Canada Digital Trade Agreement', '欧盟—加拿大数字贸易协定', 'EU–Canada DTA', '', '', ''),
    ('EU-CPTPP Digital Trade Agreement', 'mech-eu-cptpp-dta', A, 'type-dta', 'EU–CPTPP digital trade agreement', '欧盟—CPTPP数字贸易协定', 'EU–CPTPP DTA', '', '', ''),
    ('EU-Singapore Free Trade Agreement', 'mech-eu-sgp-fta', A, 'type-fta', 'EU–Singapore Free Trade Agreement', '欧盟—新加坡自由贸易协定', 'EUSFTA', '', '', ''),
    ('EU-India Free Trade Agreement', 'mech-eu-ind-fta', A, 'type-fta-digital', 'EU–India Free Trade Agreement', '欧盟—印度自由贸易协定', 'EU–India FTA', '印欧自由贸易协定', '', ''),
    ('EU-Australia Free Trade Agreement', 'mech-eu-aus-fta', A, 'type-fta-digital', 'EU–Australia Free Trade Agreement', '欧盟—澳大利亚自由贸易协定', 'EU–Australia FTA', '', '', ''),
    ('EU-Indonesia Comprehensive Economic Partnership Agreement', 'mech-eu-idn-cepa', A, 'type-fta', 'EU–Indonesia Comprehensive Economic Partnership Agreement', '欧盟—印度尼西亚全面经济伙伴关系协定', 'EU–Indonesia CEPA', '欧印尼CEPA', '', ''),
    ('EU-Thailand Free Trade Agreement', 'mech-eu-tha-fta', A, 'type-fta-digital', 'EU–Thailand Free Trade Agreement', '欧盟—泰国自由贸易协定', 'EU–Thailand FTA', '', '', ''),
    ('EU-Philippines Free Trade Agreement', 'mech-eu-phl-fta', A, 'type-fta-digital', 'EU–Philippines Free Trade Agreement', '欧盟—菲律宾自由贸易协定', 'EU–Philippines FTA', '', '', ''),
    ('EU-Malaysia Free Trade Agreement', 'mech-eu-mys-fta', A, 'type-fta-digital', 'EU–Malaysia Free Trade Agreement', '欧盟—马来西亚自由贸易协定', 'EU–Malaysia FTA', '', '', ''),
    ('EU-UAE Free Trade Agreement', 'mech-eu-are-fta', A, 'type-fta-digital', 'EU–United Arab Emirates Free Trade Agreement', '欧盟—阿联酋自由贸易协定', 'EU–UAE FTA', '', '', ''),
    ('EU-Vietnam Free Trade Agreement', 'mech-eu-vnm-fta', A, 'type-fta', 'EU–Vietnam Free Trade Agreement', '欧盟—越南自由贸易协定', 'EVFTA', '', '', ''),
    ('EU-Kenya Economic Partnership Agreement', 'mech-eu-ken-epa', A, 'type-fta', 'EU–Kenya Economic Partnership Agreement', '欧盟—肯尼亚经济伙伴关系协定', 'EU–Kenya EPA', '', '', ''),
    ('EU-Japan Economic Partnership Agreement', 'mech-eu-jpn-epa', A, 'type-fta', 'EU–Japan Economic Partnership Agreement', '欧盟—日本经济伙伴关系协定', 'EU–Japan EPA|JEFTA', '日欧EPA', '', ''),
    ('EU-Mercosur Interim Trade Agreement', 'mech-eu-mercosur-ita', A, 'type-fta', 'EU–Mercosur Interim Trade Agreement', '欧盟—南方共同市场临时贸易协定', '', '', '', ''),
    ('EU-Mercosur Partnership Agreement', 'mech-eu-mercosur-pa', A, 'type-partnership-agreement', 'EU–Mercosur Partnership Agreement', '欧盟—南方共同市场伙伴关系协定', 'EMPA', '', '', ''),
    ('EU-Mexico Modernised Global Agreement', 'mech-eu-mex-mga', A, 'type-partnership-agreement', 'EU–Mexico Modernised Global Agreement', '欧盟—墨西哥现代化全面协定', 'EU–Mexico MGA', '', '', ''),
    ('EU-Mexico Interim Trade Agreement', 'mech-eu-mex-ita', A, 'type-fta', 'EU–Mexico Interim Trade Agreement', '欧盟—墨西哥临时贸易协定', '', '', '', ''),
    ('EU-UAE Strategic Partnership Agreement', 'mech-eu-are-spa', A, 'type-partnership-agreement', 'EU–United Arab Emirates Strategic Partnership Agreement', '欧盟—阿联酋战略伙伴关系协定', 'EU–UAE SPA', '', '', ''),
    ('EU-Switzerland package of agreements (Bilaterals III)', 'mech-eu-che-package', A, 'type-agreement-package', 'EU–Switzerland package of agreements (Bilaterals III)', '欧盟—瑞士一揽子协定（“双边三期”）', 'Bilaterals III', '', '', ''),
    ('EU-US Framework Agreement on Reciprocal, Fair and Balanced Trade', 'mech-eu-usa-trade-framework', C, 'type-trade-framework', 'EU–US Framework on an Agreement on Reciprocal, Fair and Balanced Trade', '欧盟—美国对等、公平与平衡贸易协定框架', '', '', '', ''),
    # strategic partnerships and political dialogues
    ('EU-Canada Strategic Partnership of the Future', 'mech-eu-can-spf', C, 'type-strategic-partnership', 'EU–Canada Strategic Partnership of the Future', '欧盟—加拿大面向未来的战略伙伴关系', '', '', '', ''),
    ('EU-Vietnam Comprehensive Strategic Partnership', 'mech-eu-vnm-csp', C, 'type-strategic-partnership', 'EU–Vietnam Comprehensive Strategic Partnership', '欧盟—越南全面战略伙伴关系', '', '', '', ''),
    ('EU-Central Asia Strategic Partnership', 'mech-eu-central-asia-sp', C, 'type-strategic-partnership', 'EU–Central Asia Strategic Partnership', '欧盟—中亚战略伙伴关系', '', '', '', ''),
    ('Towards 2030: India-EU Joint Comprehensive Strategic Agenda', 'mech-eu-ind-2030-agenda', C, 'type-strategic-partnership', 'Towards 2030: India–EU Joint Comprehensive Strategic Agenda', '迈向2030：印度—欧盟联合全面战略议程', '', '', '', ''),
    ('EU-Japan Competitiveness Alliance', 'mech-eu-jpn-competitiveness', C, 'type-strategic-partnership', 'EU–Japan Competitiveness Alliance', '欧盟—日本竞争力联盟', '', '', '', ''),
    ('EU-Japan Working Group on Submarine Cable Connectivity', 'mech-eu-jpn-cable-wg', C, 'type-policy-dialogue', 'EU–Japan Working Group on Submarine Cable Connectivity', '欧盟—日本海底光缆连接工作组', '', '', '', ''),
    ('EU-India Strategic Dialogue', 'mech-eu-ind-strategic-dialogue', C, 'type-political-dialogue', 'EU–India Strategic Dialogue', '欧盟—印度战略对话', '', '', '', ''),
    ('EU-Switzerland high-level dialogue', 'mech-eu-che-hld', C, 'type-political-dialogue', 'EU–Switzerland high-level dialogue', '欧盟—瑞士高级别对话', '', '', '', ''),
    ('7th African Union-European Union Summit', 'mech-au-eu-summit', C, 'type-political-dialogue', 'African Union–European Union Summit', '非洲联盟—欧盟峰会', 'AU–EU Summit', '非盟—欧盟峰会', '', ''),
    ('EU-CPTPP Trade and Investment Dialogue', 'mech-eu-cptpp-tid', C, 'type-trade-dialogue', 'EU–CPTPP Trade and Investment Dialogue', '欧盟—CPTPP贸易与投资对话', '', '', '', ''),
    ('EU-Taiwan Trade and Investment Dialogue', 'mech-eu-twn-tid', C, 'type-trade-dialogue', 'EU–Taiwan Trade and Investment Dialogue', '欧盟—台湾贸易与投资对话', '', '', '', ''),
    # security and defence partnerships
    ('EU-Republic of Korea Security and Defence Partnership', 'mech-eu-kor-sdp', C, 'type-security-defence-partnership', 'EU–Republic of Korea Security and Defence Partnership', '欧盟—韩国安全与防务伙伴关系', 'EU–Korea SDP', '', '', ''),
    ('EU-Japan Security and Defence Partnership', 'mech-eu-jpn-sdp', C, 'type-security-defence-partnership', 'EU–Japan Security and Defence Partnership', '欧盟—日本安全与防务伙伴关系', 'EU–Japan SDP', '', '', ''),
    ('EU-Australia Security and Defence Partnership', 'mech-eu-aus-sdp', C, 'type-security-defence-partnership', 'EU–Australia Security and Defence Partnership', '欧盟—澳大利亚安全与防务伙伴关系', 'EU–Australia SDP', '', '', ''),
    ('EU-UK Security and Defence Partnership', 'mech-eu-gbr-sdp', C, 'type-security-defence-partnership', 'EU–UK Security and Defence Partnership', '欧盟—英国安全与防务伙伴关系', 'EU–UK SDP', '', '', ''),
    ('EU-Moldova Security and Defence Partnership', 'mech-eu-mda-sdp', C, 'type-security-defence-partnership', 'EU–Moldova Security and Defence Partnership', '欧盟—摩尔多瓦安全与防务伙伴关系', 'EU–Moldova SDP', '', '', ''),
    ('EU-Norway Security and Defence Partnership', 'mech-eu-nor-sdp', C, 'type-security-defence-partnership', 'EU–Norway Security and Defence Partnership', '欧盟—挪威安全与防务伙伴关系', 'EU–Norway SDP', '', '', ''),
    ('EU-Iceland Security and Defence Partnership', 'mech-eu-isl-sdp', C, 'type-security-defence-partnership', 'EU–Iceland Security and Defence Partnership', '欧盟—冰岛安全与防务伙伴关系', 'EU–Iceland SDP', '', '', ''),
    ('EU-Ghana Security and Defence Partnership', 'mech-eu-gha-sdp', C, 'type-security-defence-partnership', 'EU–Ghana Security and Defence Partnership', '欧盟—加纳安全与防务伙伴关系', 'EU–Ghana SDP', '', '', ''),
    ('EU-India Security and Defence Partnership', 'mech-eu-ind-sdp', C, 'type-security-defence-partnership', 'EU–India Security and Defence Partnership', '欧盟—印度安全与防务伙伴关系', 'EU–India SDP', '', '', ''),
    ('EU-Canada Security and Defence Partnership', 'mech-eu-can-sdp', C, 'type-security-defence-partnership', 'EU–Canada Security and Defence Partnership', '欧盟—加拿大安全与防务伙伴关系', 'EU–Canada SDP', '', '', ''),
    ('EU-Albania Security and Defence Partnership', 'mech-eu-alb-sdp', C, 'type-security-defence-partnership', 'EU–Albania Security and Defence Partnership', '欧盟—阿尔巴尼亚安全与防务伙伴关系', 'EU–Albania SDP', '', '', ''),
    ('EU-North Macedonia Security and Defence Partnership', 'mech-eu-mkd-sdp', C, 'type-security-defence-partnership', 'EU–North Macedonia Security and Defence Partnership', '欧盟—北马其顿安全与防务伙伴关系', 'EU–North Macedonia SDP', '', '', ''),
    ('EU-India Security of Information Agreement', 'mech-eu-ind-soia', A, 'type-security-of-information-agreement', 'EU–India Security of Information Agreement', '欧盟—印度信息安全（保密）协定', '', '', '', ''),
    ('EU-Japan Security of Information Agreement', 'mech-eu-jpn-soia', A, 'type-security-of-information-agreement', 'EU–Japan Security of Information Agreement', '欧盟—日本信息安全（保密）协定', '', '', '', ''),
    # digital and cyber dialogues
    ('EU-Australia Digital Economy and Technology Policy Dialogue', 'mech-eu-aus-digital-dialogue', C, 'type-digital-dialogue', 'EU–Australia Digital Economy and Technology Policy Dialogue', '欧盟—澳大利亚数字经济与技术政策对话', '', '', '', ''),
    ('EU-Brazil Digital Dialogue', 'mech-eu-bra-digital-dialogue', C, 'type-digital-dialogue', 'EU–Brazil Digital Dialogue', '欧盟—巴西数字对话', 'EU–Brazil Digital Economy Dialogue', '', '', ''),
    ('EU-China ICT Dialogue', 'mech-eu-chn-ict-dialogue', C, 'type-digital-dialogue', 'EU–China ICT Dialogue', '中欧信息通信技术对话', '', '中国—欧盟信息通信技术对话', '', ''),
    ('EU-China High-Level Digital Dialogue', 'mech-eu-chn-hldd', C, 'type-digital-dialogue', 'EU–China High-Level Digital Dialogue', '中欧数字领域高层对话', '', '中国—欧盟数字领域高层对话', '', ''),
    ('EU-China Cross-Border Data Flow Communication Mechanism', 'mech-eu-chn-data', C, 'type-policy-dialogue', 'EU–China Cross-Border Data Flow Communication Mechanism', '中欧数据跨境流动交流机制', '', '中国—欧盟数据跨境流动交流机制', '', ''),
    ('EU-China Cyber Task Force', 'mech-eu-chn-cyber-tf', C, 'type-cyber-dialogue', 'EU–China Cyber Task Force', '中欧网络工作组', '', '中国—欧盟网络工作组', '', ''),
    ('EU-Mexico Digital Economy Dialogue', 'mech-eu-mex-digital-dialogue', C, 'type-digital-dialogue', 'EU–Mexico Digital Economy Dialogue', '欧盟—墨西哥数字经济对话', '', '', '', ''),
    ('EU-Argentina ICT Dialogue', 'mech-eu-arg-ict-dialogue', C, 'type-digital-dialogue', 'EU–Argentina ICT Dialogue', '欧盟—阿根廷信息通信技术对话', '', '', '', ''),
    ('EU-UK Cyber Dialogue', 'mech-eu-gbr-cyber', C, 'type-cyber-dialogue', 'EU–UK Cyber Dialogue', '欧盟—英国网络对话', '', '', '', ''),
    ('EU-Ukraine Cyber Dialogue', 'mech-eu-ukr-cyber', C, 'type-cyber-dialogue', 'EU–Ukraine Cyber Dialogue', '欧盟—乌克兰网络对话', '', '', '', ''),
    ('EU-US Cyber Dialogue', 'mech-eu-usa-cyber', C, 'type-cyber-dialogue', 'EU–US Cyber Dialogue', '欧盟—美国网络对话', '', '', '', ''),
    ('EU-Japan Cyber Dialogue', 'mech-eu-jpn-cyber', C, 'type-cyber-dialogue', 'EU–Japan Cyber Dialogue', '欧盟—日本网络对话', '', '', '', ''),
    ('EU-India Cyber Dialogue', 'mech-eu-ind-cyber', C, 'type-cyber-dialogue', 'EU–India Cyber Dialogue', '欧盟—印度网络对话', '', '', '', ''),
    ('EU-Republic of Korea Cyber Dialogue', 'mech-eu-kor-cyber', C, 'type-cyber-dialogue', 'EU–Republic of Korea Cyber Dialogue', '欧盟—韩国网络对话', '', '', '', ''),
    ('EU-LAC policy dialogue on cybersecurity', 'mech-eu-lac-pd-cyber', C, 'type-policy-dialogue', 'EU–LAC policy dialogue on cybersecurity', '欧盟—拉美和加勒比网络安全政策对话', '', '', '', ''),
    ('EU-LAC policy dialogue on artificial intelligence', 'mech-eu-lac-pd-ai', C, 'type-policy-dialogue', 'EU–LAC policy dialogue on artificial intelligence', '欧盟—拉美和加勒比人工智能政策对话', '', '', '', ''),
    ('EU-LAC policy dialogue on e-government', 'mech-eu-lac-pd-egov', C, 'type-policy-dialogue', 'EU–LAC policy dialogue on e-government', '欧盟—拉美和加勒比电子政务政策对话', '', '', '', ''),
    ('EU-LAC policy dialogue on data governance', 'mech-eu-lac-pd-data', C, 'type-policy-dialogue', 'EU–LAC policy dialogue on data governance', '欧盟—拉美和加勒比数据治理政策对话', '', '', '', ''),
    ('EU-LAC policy dialogue on connectivity', 'mech-eu-lac-pd-connectivity', C, 'type-policy-dialogue', 'EU–LAC policy dialogue on connectivity', '欧盟—拉美和加勒比互联互通政策对话', '', '', '', ''),
    ('EU-Kenya Adequacy Dialogue', 'mech-eu-ken-adequacy-dialogue', C, 'type-policy-dialogue', 'EU–Kenya Adequacy Dialogue', '欧盟—肯尼亚充分性对话', '', '', '', ''),
    # adequacy decisions: unilateral acts, entered as frameworks (see the type's definition); roles author and recognised
    ('EU adequacy decision for Brazil', 'mech-eu-bra-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Brazil', '欧盟对巴西的充分性决定', 'Implementing Decision (EU) 2026/179', '', '', 'eli:dec_impl/2026/179/oj'),
    ('Brazil adequacy recognition of the EU (ANPD Resolution 32/2026)', 'mech-bra-eu-adequacy', C, 'type-adequacy-decision', 'Brazil adequacy recognition of the EU', '巴西对欧盟的充分性认定', 'Resolution CD/ANPD No. 32/2026', 'ANPD第32/2026号决议', '', ''),
    ('EU adequacy decision for Japan', 'mech-eu-jpn-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Japan', '欧盟对日本的充分性决定', '', '', '', ''),
    ('EU adequacy decisions for the United Kingdom', 'mech-eu-gbr-adequacy', C, 'type-adequacy-decision', 'EU adequacy decisions for the United Kingdom', '欧盟对英国的充分性决定', '', '', '', ''),
    ('EU-US Data Privacy Framework adequacy decision', 'mech-eu-usa-dpf', C, 'type-adequacy-decision', 'EU–US Data Privacy Framework adequacy decision', '欧盟—美国数据隐私框架充分性决定', 'Data Privacy Framework|DPF|Decision (EU) 2023/1795', '欧美数据隐私框架', '', 'eli:dec_impl/2023/1795/oj'),
    ('EU-US Privacy Shield', 'mech-eu-usa-privacy-shield', C, 'type-adequacy-decision', 'EU–US Privacy Shield', '欧盟—美国“隐私盾”', 'Privacy Shield|Decision (EU) 2016/1250', '隐私盾', '', 'eli:dec_impl/2016/1250/oj'),
    ('EU-US Safe Harbour', 'mech-eu-usa-safe-harbour', C, 'type-adequacy-decision', 'EU–US Safe Harbour', '欧盟—美国“安全港”', 'Safe Harbour|Safe Harbor|Decision 2000/520/EC', '安全港', '', 'eli:dec/2000/520/oj'),
    ('EU adequacy decision for Andorra', 'mech-eu-and-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Andorra', '欧盟对安道尔的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Argentina', 'mech-eu-arg-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Argentina', '欧盟对阿根廷的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Canada', 'mech-eu-can-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Canada', '欧盟对加拿大的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Faroe Islands', 'mech-eu-fro-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for the Faroe Islands', '欧盟对法罗群岛的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Guernsey', 'mech-eu-ggy-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Guernsey', '欧盟对根西岛的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Israel', 'mech-eu-isr-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Israel', '欧盟对以色列的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Isle of Man', 'mech-eu-imn-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for the Isle of Man', '欧盟对马恩岛的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Jersey', 'mech-eu-jey-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Jersey', '欧盟对泽西岛的充分性决定', '', '', '', ''),
    ('EU adequacy decision for New Zealand', 'mech-eu-nzl-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for New Zealand', '欧盟对新西兰的充分性决定', '', '', '', ''),
    ('EU adequacy decision for South Korea', 'mech-eu-kor-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for the Republic of Korea', '欧盟对韩国的充分性决定', 'EU adequacy decision for South Korea', '', '', ''),
    ('EU adequacy decision for Switzerland', 'mech-eu-che-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Switzerland', '欧盟对瑞士的充分性决定', '', '', '', ''),
    ('EU adequacy decision for Uruguay', 'mech-eu-ury-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for Uruguay', '欧盟对乌拉圭的充分性决定', '', '', '', ''),
    ('EU adequacy decision for the European Patent Organisation', 'mech-eu-epo-adequacy', C, 'type-adequacy-decision', 'EU adequacy decision for the European Patent Organisation', '欧盟对欧洲专利组织的充分性决定', '', '', '', ''),
    ('Korea equivalency recognition of the EU (PIPC)', 'mech-kor-eu-adequacy', C, 'type-adequacy-decision', 'Korean equivalency recognition of the EU', '韩国对欧盟的同等性认定', 'PIPC equivalency recognition of the EU', '韩国个人信息保护委员会对欧盟的同等性认定', '', ''),
    # programmes and associations
    ('EU-Switzerland Programmes Agreement (EUPA)', 'mech-eu-che-eupa', A, 'type-research-association', 'EU–Switzerland Programmes Agreement', '欧盟—瑞士计划协定', 'EUPA', '', '', ''),
    ('Horizon Europe association of Japan', 'mech-eu-jpn-horizon', A, 'type-research-association', 'Horizon Europe association of Japan', '日本的“地平线欧洲”联系协定', '', '', '', ''),
    ('Horizon Europe association of New Zealand', 'mech-eu-nzl-horizon', A, 'type-research-association', 'Horizon Europe association of New Zealand', '新西兰的“地平线欧洲”联系协定', '', '', '', ''),
    ('Horizon Europe association of Canada', 'mech-eu-can-horizon', A, 'type-research-association', 'Horizon Europe association of Canada', '加拿大的“地平线欧洲”联系协定', '', '', '', ''),
    ('Horizon Europe association of the Republic of Korea', 'mech-eu-kor-horizon', A, 'type-research-association', 'Horizon Europe association of the Republic of Korea', '韩国的“地平线欧洲”联系协定', '', '', '', ''),
    ('Horizon Europe association of the United Kingdom', 'mech-eu-gbr-horizon', A, 'type-research-association', 'Horizon Europe association of the United Kingdom', '英国的“地平线欧洲”联系协定', '', '', '', ''),
    ('Horizon Europe association of India', 'mech-eu-ind-horizon', A, 'type-research-association', 'Horizon Europe association of India', '印度的“地平线欧洲”联系协定', '', '', '', ''),
    ('Horizon Europe association of Egypt', 'mech-eu-egy-horizon', A, 'type-research-association', 'Horizon Europe association of Egypt', '埃及的“地平线欧洲”联系协定', '', '', '', ''),
    ('EU-India Agreement for Scientific and Technological Cooperation', 'mech-eu-ind-sta', A, 'type-science-agreement', 'EU–India Agreement for Scientific and Technological Cooperation', '欧盟—印度科技合作协定', '', '', '', ''),
    ('Digital Europe Programme association of Montenegro', 'mech-eu-mne-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of Montenegro', '黑山的“数字欧洲”计划联系协定', '', '', '', ''),
    ('Digital Europe Programme association of North Macedonia', 'mech-eu-mkd-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of North Macedonia', '北马其顿的“数字欧洲”计划联系协定', '', '', '', ''),
    ('Digital Europe Programme association of Albania', 'mech-eu-alb-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of Albania', '阿尔巴尼亚的“数字欧洲”计划联系协定', '', '', '', ''),
    ('Digital Europe Programme association of Serbia', 'mech-eu-srb-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of Serbia', '塞尔维亚的“数字欧洲”计划联系协定', '', '', '', ''),
    ('Digital Europe Programme association of Moldova', 'mech-eu-mda-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of Moldova', '摩尔多瓦的“数字欧洲”计划联系协定', '', '', '', ''),
    ('Digital Europe Programme association of Türkiye', 'mech-eu-tur-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of Türkiye', '土耳其的“数字欧洲”计划联系协定', '', '', '', ''),
    ('Digital Europe Programme association of Ukraine', 'mech-eu-ukr-dep', A, 'type-digital-programme-association', 'Digital Europe Programme association of Ukraine', '乌克兰的“数字欧洲”计划联系协定', '', '', '', ''),
    ('EuroHPC Joint Undertaking', 'mech-eurohpc', I, 'type-joint-undertaking', 'EuroHPC Joint Undertaking', '欧洲高性能计算联合体', 'EuroHPC|EuroHPC JU', 'EuroHPC', '', ''),
    # roaming, space
    ('EU-Ukraine roam like at home', 'mech-eu-ukr-roaming', A, 'type-roaming-arrangement', 'EU–Ukraine roam like at home', '欧盟—乌克兰“漫游如在家”', '', '', '', ''),
    ('EU-Moldova roam like at home', 'mech-eu-mda-roaming', A, 'type-roaming-arrangement', 'EU–Moldova roam like at home', '欧盟—摩尔多瓦“漫游如在家”', '', '', '', ''),
    ('EU-Western Balkans Roam Like at Home agreements', 'mech-eu-wb-roaming', A, 'type-roaming-arrangement', 'EU–Western Balkans roam-like-at-home agreements', '欧盟—西巴尔干“漫游如在家”协定', '', '', 'true', ''),
    ('Western Balkans Regional Roaming Agreement', 'mech-wb-regional-roaming', A, 'type-roaming-arrangement', 'Western Balkans Regional Roaming Agreement', '西巴尔干区域漫游协定', '', '', '', ''),
    ('EU-Iceland agreement on GOVSATCOM and Secure Connectivity', 'mech-eu-isl-govsatcom', A, 'type-space-agreement', 'EU–Iceland agreement on GOVSATCOM and Secure Connectivity', '欧盟—冰岛政府卫星通信与安全连接协定', '', '', '', ''),
    ('EU-Norway agreement on GOVSATCOM and Secure Connectivity', 'mech-eu-nor-govsatcom', A, 'type-space-agreement', 'EU–Norway agreement on GOVSATCOM and Secure Connectivity', '欧盟—挪威政府卫星通信与安全连接协定', '', '', '', ''),
    # initiatives, projects, infrastructure, offices
    ('EU4Digital Facility', 'mech-eu4digital-facility', I, 'type-programme', 'EU4Digital Facility', 'EU4Digital项目机构', '', '', '', ''),
    ('AU-EU D4D Hub', 'mech-au-eu-d4d-hub', I, 'type-platform', 'AU–EU D4D Hub', '非盟—欧盟D4D枢纽', 'AU-EU Digital for Development Hub', '', '', ''),
    ('EU-LAC High-level Policy Dialogue project', 'mech-eu-lac-hlpd', I, 'type-joint-project', 'EU–LAC High-level Policy Dialogue project', '欧盟—拉美和加勒比高级别政策对话项目', '', '', '', ''),
    ('EU Office in San Francisco', 'mech-eu-office-sf', I, 'type-digital-office', 'EU Office in San Francisco', '欧盟驻旧金山办公室', '', '', '', ''),
    ('MEDUSA submarine cable', 'mech-medusa', I, 'type-infrastructure', 'MEDUSA submarine cable', 'MEDUSA海底光缆', 'Medusa', '', '', ''),
    ('EllaLink submarine cable (Portugal-Brazil)', 'mech-ellalink', I, 'type-infrastructure', 'EllaLink submarine cable', 'EllaLink海底光缆', 'EllaLink', '', '', ''),
    ('Polar Connect submarine cable initiative', 'mech-polar-connect', I, 'type-infrastructure', 'Polar Connect submarine cable initiative', 'Polar Connect海底光缆计划', 'Polar Connect', '', '', ''),
    ('Arctic connectivity action of the International Digital Strategy', 'mech-arctic-connectivity-action', I, 'type-annex-action', 'Arctic connectivity action of the International Digital Strategy', '国际数字战略的北极连接行动', 'Support to Arctic connectivity', '支持北极连接', '', ''),
    ('Q-NEKO project', 'mech-q-neko', I, 'type-joint-project', 'Q-NEKO project', 'Q-NEKO项目', 'Q-NEKO', '', '', ''),
    ('6G MIRAI-HARMONY project', 'mech-6g-mirai-harmony', I, 'type-joint-project', '6G MIRAI-HARMONY project', '6G MIRAI-HARMONY项目', '6G MIRAI-HARMONY', '', '', ''),
    ('Team Europe Initiative on Digital Connectivity in Central Asia', 'mech-tei-central-asia', I, 'type-team-europe-initiative', 'Team Europe Initiative on Digital Connectivity in Central Asia', '“欧洲团队”中亚数字连接倡议', 'TEI Central Asia', '', '', ''),
    ('EU-Philippines Digital Economy Package', 'mech-eu-phl-digital-package', I, 'type-cooperation-package', 'EU–Philippines Digital Economy Package', '欧盟—菲律宾数字经济一揽子计划', '', '', '', ''),
    ('EU-Nigeria Digital Economy Package', 'mech-eu-nga-digital-package', I, 'type-cooperation-package', 'EU–Nigeria Digital Economy Package', '欧盟—尼日利亚数字经济一揽子计划', '', '', '', ''),
    # named as objects only
    ('EU-ASEAN Sustainable Connectivity Package', 'mech-eu-asean-scp', I, 'type-cooperation-package', 'EU–ASEAN Sustainable Connectivity Package', '欧盟—东盟可持续互联互通一揽子计划', '', '', '', ''),
    ('BELLA programme', 'mech-bella', I, 'type-programme', 'BELLA programme', 'BELLA计划', 'Building the Europe Link to Latin America|BELLA', '', '', ''),
    ('CEF Digital', 'mech-cef-digital', I, 'type-programme', 'Connecting Europe Facility, digital strand', '“连接欧洲设施”数字部分', 'CEF Digital|Connecting Europe Facility (CEF Digital)', '连接欧洲设施', '', ''),
    ('Horizon Europe associated countries', 'mech-horizon-europe', I, 'type-programme', 'Horizon Europe', '“地平线欧洲”计划', 'Horizon Europe programme', '地平线欧洲', '', ''),
    ('Digital Europe Programme', 'mech-digital-europe', I, 'type-programme', 'Digital Europe Programme', '“数字欧洲”计划', 'DEP', '数字欧洲', '', ''),
]
# Countries that the Commission's list of 2022-08-01 gives as associated to Horizon Europe: one association each.
HORIZON_LIST = {
    'Albania': ('alb', '阿尔巴尼亚', 'Albania'), 'Armenia': ('arm', '亚美尼亚', 'Armenia'),
    'Bosnia and Herzegovina': ('bih', '波斯尼亚和黑塞哥维那', 'Bosnia and Herzegovina'), 'Faroe Islands': ('fro', '法罗群岛', 'the Faroe Islands'),
    'Georgia': ('geo', '格鲁吉亚', 'Georgia'), 'Iceland': ('isl', '冰岛', 'Iceland'), 'Israel': ('isr', '以色列', 'Israel'),
    'Kosovo': ('xkx', '科索沃', 'Kosovo'), 'Moldova': ('mda', '摩尔多瓦', 'Moldova'), 'Montenegro': ('mne', '黑山', 'Montenegro'),
    'North Macedonia': ('mkd', '北马其顿', 'North Macedonia'), 'Norway': ('nor', '挪威', 'Norway'), 'Serbia': ('srb', '塞尔维亚', 'Serbia'),
    'Tunisia': ('tun', '突尼斯', 'Tunisia'), 'Türkiye': ('tur', '土耳其', 'Türkiye'), 'Ukraine': ('ukr', '乌克兰', 'Ukraine'),
}
MECHANISMS += [(f'Horizon Europe association of {k}', f'mech-eu-{c}-horizon', A, 'type-research-association', f'Horizon Europe association of {en}',
                f'{zh}的“地平线欧洲”联系协定', '', '', '', '') for k, (c, zh, en) in HORIZON_LIST.items()]
# Other names of the same subject in the fact file.
SAME_MECHANISM = {'Connecting Europe Facility (CEF Digital)': 'CEF Digital'}

# ---------------------------------------------------------------- parties
COUNTRIES = {
    'Japan': 'jpn', 'South Korea': 'kor', 'Singapore': 'sgp', 'Canada': 'can', 'India': 'ind', 'Brazil': 'bra', 'Australia': 'aus',
    'Indonesia': 'idn', 'Thailand': 'tha', 'Philippines': 'phl', 'China': 'chn', 'United States': 'usa', 'Argentina': 'arg', 'Paraguay': 'pry',
    'Uruguay': 'ury', 'Mexico': 'mex', 'Chile': 'chl', 'United Kingdom': 'gbr', 'Switzerland': 'che', 'New Zealand': 'nzl', 'Moldova': 'mda',
    'Ukraine': 'ukr', 'Norway': 'nor', 'Iceland': 'isl', 'Ghana': 'gha', 'Albania': 'alb', 'North Macedonia': 'mkd', 'Andorra': 'and',
    'Faroe Islands': 'fro', 'Guernsey': 'ggy', 'Israel': 'isr', 'Isle of Man': 'imn', 'Jersey': 'jey', 'Cyprus': 'cyp', 'France': 'fra',
    'Italy': 'ita', 'Portugal': 'prt', 'Spain': 'esp', 'Algeria': 'dza', 'Egypt': 'egy', 'Morocco': 'mar', 'Tunisia': 'tun', 'Vietnam': 'vnm',
    'Kenya': 'ken', 'United Arab Emirates': 'are', 'Malaysia': 'mys', 'Montenegro': 'mne', 'Serbia': 'srb', 'Türkiye': 'tur',
    'Kazakhstan': 'kaz', 'Uzbekistan': 'uzb', 'Kyrgyzstan': 'kgz', 'Tajikistan': 'tjk', 'Turkmenistan': 'tkm', 'Nigeria': 'nga',
    'Bosnia and Herzegovina': 'bih', 'Kosovo': 'xkx', 'Taiwan': 'twn', 'Greenland': 'grl', 'Armenia': 'arm', 'Georgia': 'geo', 'Bahamas': 'bhs',
    'Barbados': 'brb', 'Colombia': 'col', 'Costa Rica': 'cri', 'Dominican Republic': 'dom', 'Ecuador': 'ecu', 'El Salvador': 'slv',
    'Guatemala': 'gtm', 'Honduras': 'hnd', 'Jamaica': 'jam', 'Panama': 'pan', 'Peru': 'per', 'Suriname': 'sur', 'Trinidad and Tobago': 'tto',
    'Belize': 'blz', 'Guyana': 'guy', 'Germany': 'deu', 'Belgium': 'bel', 'Estonia': 'est', 'Luxembourg': 'lux', 'Finland': 'fin',
    'Lithuania': 'ltu', 'Netherlands': 'nld', 'Sweden': 'swe', 'Brunei': 'brn',
}
PARTIES = {'European Union': 'org-eu', 'CPTPP': 'group-cptpp', 'Mercosur': 'group-mercosur', 'African Union': 'group-african-union',
           'European Patent Organisation': 'org-epo', 'European Commission': 'org-ec', 'Team Europe': 'category-team-europe'}
PARTIES.update({k: 'country-' + v for k, v in COUNTRIES.items()})
# New parties that no other curator makes. (id, kind, en, zh, alt_en, alt_zh, same_as, unverified)
NEW_PARTIES = [
    ('org-epo', 'Organisation', 'European Patent Organisation', '欧洲专利组织', 'EPO', 'EPO', '', ''),
    ('org-bharat-6g-alliance', 'Organisation', 'Bharat 6G Alliance', '印度6G联盟', 'B6GA', '', '', ''),
    ('org-6g-ia', 'Organisation', '6G Smart Networks and Services Industry Association', '6G智能网络和服务产业协会', '6G-IA', '', '', ''),
    ('org-giz', 'Organisation', 'GIZ', '德国国际合作机构', 'Deutsche Gesellschaft für Internationale Zusammenarbeit', 'GIZ', '', ''),
    ('org-expertise-france', 'Organisation', 'Expertise France', '法国专业技术署', '', 'Expertise France', '', ''),
    ('org-fiiapp', 'Organisation', 'FIIAPP', '西班牙国际与拉美公共行政基金会', '', 'FIIAPP', '', ''),
    ('org-ega', 'Organisation', 'e-Governance Academy', '爱沙尼亚电子政务学院', 'eGA', 'eGA', '', ''),
    ('category-team-europe', 'ActorCategory', 'Team Europe', '“欧洲团队”', 'EU, Member States and their institutions', '欧盟、成员国及其机构', '', ''),
]
# Subjects whose rows name no party: read from the name of the arrangement. subject -> parties
PARTIES_IN_NAME = {
    'EU-Singapore Digital Trade Principles': 'org-eu|country-sgp', 'EU-Canada Strategic Partnership of the Future': 'org-eu|country-can',
    'EU-Japan Working Group on Submarine Cable Connectivity': 'org-eu|country-jpn', 'EU-Japan Security of Information Agreement': 'org-eu|country-jpn',
    'EU-Mexico Interim Trade Agreement': '', 'EU-Central Asia Strategic Partnership': 'org-eu', 'AU-EU D4D Hub': 'org-eu',
    '7th African Union-European Union Summit': 'org-eu', 'Team Europe Initiative on Digital Connectivity in Central Asia': 'org-eu',
    'EU-LAC policy dialogue on cybersecurity': 'org-eu|area-lac', 'EU-LAC policy dialogue on artificial intelligence': 'org-eu|area-lac',
    'EU-LAC policy dialogue on e-government': 'org-eu|area-lac', 'EU-LAC policy dialogue on data governance': 'org-eu|area-lac',
    'EU-LAC policy dialogue on connectivity': 'org-eu|area-lac', 'EU-LAC High-level Policy Dialogue project': 'org-eu|area-lac',
    'Western Balkans Regional Roaming Agreement': '', 'EU Office in San Francisco': 'org-eu',
    'Memorandum between Bharat 6G Alliance and EU 6G Smart Networks and Services Industry Association': 'org-bharat-6g-alliance|org-6g-ia',
    'EU-US Privacy Shield': 'org-eu|country-usa', 'EU-US Safe Harbour': 'org-eu|country-usa',
    'EU-ASEAN Sustainable Connectivity Package': 'org-eu|group-asean', 'EU-Japan Economic Partnership Agreement': 'org-eu|country-jpn',
    'EllaLink submarine cable (Portugal-Brazil)': 'country-prt|country-bra', 'Q-NEKO project': 'org-eu|country-jpn',
    '6G MIRAI-HARMONY project': 'org-eu|country-jpn', 'EuroHPC Joint Undertaking': 'org-eu',
    'Arctic connectivity action of the International Digital Strategy': 'org-eu', 'Horizon Europe associated countries': 'org-eu',
    'Digital Europe Programme': 'org-eu', 'CEF Digital': 'org-eu',
}

# ---------------------------------------------------------------- events
# Every row with predicate announced, signed, concluded, negotiation_started, entered_into_force, meeting_held or
# suspended is decided here one by one, by its note. (id, mechanism, type, date, facts, note en, note zh)
# facts: numbers of the fact file; the first makes the record, the others add their passage to it.
EVENTS = [
    # --- Japan
    ('jpn-dp-met-2023', 'eu-jpn-dp', 'met', '2023-07-03', '0004', 'First Digital Partnership Council, Tokyo.', '数字伙伴关系理事会第一次会议，东京。'),
    ('jpn-dp-met-2024', 'eu-jpn-dp', 'met', '2024-04-30', '0005', 'Second Digital Partnership Council, Brussels.', '数字伙伴关系理事会第二次会议，布鲁塞尔。'),
    ('jpn-dp-met-2025', 'eu-jpn-dp', 'met', '2025-05-12', '0018', 'Third Digital Partnership Council, Tokyo. The same-day report has the letter of intent on quantum still to come on the next day; other press gives 13 May.', '数字伙伴关系理事会第三次会议，东京。当日报道称量子意向书将于次日签署；另有媒体称13日。'),
    ('jpn-cables-moc-signed', 'eu-jpn-cables-moc', 'signed', '2023-07-03', '0021', 'Signed by the Minister of Internal Affairs and Communications and Commissioner Breton; a later page of an EU agency gives 2022.', '由日本总务大臣与布雷东委员签署；欧盟一机构后来的网页作2022年。'),
    ('jpn-chips-moc-announced', 'eu-jpn-chips-moc', 'announced', '2023-07-03', '0026', 'The intention to sign was stated at the first Council.', '在第一次理事会上表明签署意向。'),
    ('jpn-chips-moc-signed', 'eu-jpn-chips-moc', 'signed', '2023-07-04', '0029', 'Signed in Tokyo by Commissioner Breton and Minister Nishimura.', '布雷东委员与西村大臣在东京签署。'),
    ('jpn-eid-moc-signed', 'eu-jpn-eid-moc', 'signed', '2024-04-30', '0032', '', ''),
    ('jpn-quantum-loi-signed', 'eu-jpn-quantum-loi', 'signed', '2025-05-13', '0832', 'Signed in Tokyo by Executive Vice-President Virkkunen and Minister Kiuchi.', '维尔库宁执行副主席与城内大臣在东京签署。'),
    ('jpn-data-talks', 'eu-jpn-data', 'negotiations-launched', '2022-10-24', '0281', '', ''),
    ('jpn-data-concluded', 'eu-jpn-data', 'concluded', '2023-10-28', '0282', 'Concluded in principle.', '原则上完成谈判。'),
    ('jpn-data-signed', 'eu-jpn-data', 'signed', '2024-01-31', '0283', 'The text follows the press release of the Council.', '该文据理事会新闻稿。'),
    ('jpn-adequacy-adopted', 'eu-jpn-adequacy', 'adopted', '2019-01-23', '0291', '', ''),
    ('jpn-horizon-concluded', 'eu-jpn-horizon', 'concluded', '2025-12-XX', '0364', 'Pillar II; signature was expected in 2026.', '第二支柱；预计2026年签署。'),
    ('jpn-cyber-met-2024', 'eu-jpn-cyber', 'met', '2024-11-11', '0433', 'Sixth dialogue, Tokyo.', '第六次对话，东京。'),
    ('jpn-sdp-announced', 'eu-jpn-sdp', 'announced', '2024-11-01', '0437', 'Announced at the EU–Japan Strategic Dialogue.', '在欧盟—日本战略对话上宣布。'),
    ('jpn-competitiveness-launched', 'eu-jpn-competitiveness', 'launched', '2025-07-23', '0625', 'Launched at the 30th summit, Tokyo; the fact file has the year only, the joint statement gives the day.', '在东京第30次峰会上启动；事实表仅记年份，日期据联合声明。'),
    ('jpn-cable-wg-announced', 'eu-jpn-cable-wg', 'announced', '2025-07-23', '0630', 'Announced at the 30th summit, Tokyo; the fact file has the year only, the joint statement gives the day.', '在东京第30次峰会上宣布；事实表仅记年份，日期据联合声明。'),
    ('jpn-soia-announced', 'eu-jpn-soia', 'announced', '2025-07-23', '0634', 'Start of talks agreed at the 30th summit, Tokyo; the fact file has the year only, the joint statement gives the day.', '在东京第30次峰会上商定启动谈判；事实表仅记年份，日期据联合声明。'),
    # --- Korea
    ('kor-dp-met-2023', 'eu-kor-dp', 'met', '2023-06-30', '0039', 'First Digital Partnership Council, Seoul.', '数字伙伴关系理事会第一次会议，首尔。'),
    ('kor-dp-met-2024', 'eu-kor-dp', 'met', '2024-03-26', '0040', 'Second Digital Partnership Council, Brussels.', '数字伙伴关系理事会第二次会议，布鲁塞尔。'),
    ('kor-sdp-adopted', 'eu-kor-sdp', 'adopted', '2024-11-04', '0050', '', ''),
    ('kor-dta-mandate', 'eu-kor-dta', 'mandate', '2023-06-27', '0053', 'Council decision that authorises talks with Korea and Singapore.', '理事会授权与韩国、新加坡谈判的决定。'),
    ('kor-adequacy-adopted', 'eu-kor-adequacy', 'adopted', '2021-12-17', '0590', '', ''),
    ('kor-eu-adequacy-effective', 'kor-eu-adequacy', 'launched', '2025-09-16', '0768', 'Takes effect, so that free data flow is mutual.', '开始生效，实现数据双向自由流动。'),
    ('kor-horizon-talks', 'eu-kor-horizon', 'negotiations-launched', '2023-05-22', '0379', '', ''),
    ('kor-horizon-concluded', 'eu-kor-horizon', 'concluded', '2024-03-XX', '0381', 'Announced around 26 March 2024.', '约于2024年3月26日宣布。'),
    ('kor-horizon-signed', 'eu-kor-horizon', 'signed', '2025-07-17', '0382', 'Signed in Brussels; first Asian country.', '在布鲁塞尔签署；首个亚洲国家。'),
    ('kor-cyber-met-2025', 'eu-kor-cyber', 'met', '2025-05-20', '0734', 'Seventh dialogue, Seoul.', '第七次对话，首尔。'),
    # --- Singapore
    ('sgp-dp-met-2023', 'eu-sgp-dp', 'met', '2023-02-01', '0071', 'First Digital Partnership Council, Brussels.', '数字伙伴关系理事会第一次会议，布鲁塞尔。'),
    ('sgp-dp-met-2025', 'eu-sgp-dp', 'met', '2025-12-01', '0072', 'Second Digital Partnership Council, Brussels.', '数字伙伴关系理事会第二次会议，布鲁塞尔。'),
    ('sgp-fta-in-force', 'eu-sgp-fta', 'in-force', '2019-11-21', '0102', '', ''),
    ('sgp-dtp-signed', 'eu-sgp-dtp', 'signed', '2023', '0103', 'They accompany the Digital Partnership.', '与数字伙伴关系相伴。'),
    ('sgp-ai-safety-signed', 'eu-sgp-ai-safety', 'signed', '2024-11-20', '0619', 'Signed by the Ministry of Digital Development and Information and DG CONNECT.', '由新加坡数码发展及新闻部与欧盟通信网络、内容与技术总司签署。'),
    # --- Canada
    ('can-dp-met-2025', 'eu-can-dp', 'met', '2025-12-08', '0106', 'First Digital Partnership Council, Montreal.', '数字伙伴关系理事会第一次会议，蒙特利尔。'),
    ('can-ai-mou-signed', 'eu-can-ai-mou', 'signed', '2025-12-08', '0120', '', ''),
    ('can-credentials-mou-signed', 'eu-can-credentials-mou', 'signed', '2025-12-08', '0126', '', ''),
    ('can-spf-adopted', 'eu-can-spf', 'adopted', '2025-06-23', '0130', 'Adopted at the Canada–EU leaders summit.', '在加拿大—欧盟领导人峰会上通过。'),
    ('can-dta-announced', 'eu-can-dta', 'announced', '2025-06-23', '0140', '20th EU–Canada summit; the press speaks of a launch, the formal launch came on 5 March 2026.', '第20次欧盟—加拿大峰会；媒体称启动，正式启动为2026年3月5日。'),
    ('can-dta-talks', 'eu-can-dta', 'negotiations-launched', '2026-03-05', '0133', 'Launched in Toronto by Commissioner Šefčovič and Minister Sidhu.', '由谢夫乔维奇委员与西杜部长在多伦多启动。'),
    ('can-horizon-concluded', 'eu-can-horizon', 'concluded', '2023-11-24', '0374', 'Substantive conclusion at the Canada–EU summit; Pillar II.', '在加拿大—欧盟峰会上实质完成谈判；第二支柱。'),
    ('can-horizon-signed', 'eu-can-horizon', 'signed', '2024-07-03', '0376', 'Pillar II.', '第二支柱。'),
    ('can-sdp-signed', 'eu-can-sdp', 'signed', '2025-06-23', '0470', 'Signed at the 20th EU–Canada summit.', '在第20次欧盟—加拿大峰会上签署。'),
    # --- India
    ('ind-fta-talks', 'eu-ind-fta', 'negotiations-launched', '2007', '0147', '', ''),
    ('ind-fta-suspended', 'eu-ind-fta', 'suspended', '2013', '0148', '', ''),
    ('ind-fta-relaunched', 'eu-ind-fta', 'talks-relaunched', '2022-06-17', '0149', 'Other sources give June 2022.', '其他来源作2022年6月。'),
    ('ind-fta-concluded', 'eu-ind-fta', 'concluded', '2026-01-27', '0143', 'A document that closes the talks was signed at the 16th India–EU summit, New Delhi, not the agreement; ministry sources say that the talks closed on 23 January.', '在新德里第16次印度—欧盟峰会上签署的是结束谈判的文件，而非协定；据印度部门消息谈判于1月23日结束。'),
    ('ind-ttc-met-2023', 'eu-ind-ttc', 'met', '2023-05-16', '0244', 'First ministerial meeting, Brussels.', '第一次部长级会议，布鲁塞尔。'),
    ('ind-ttc-met-2023-11', 'eu-ind-ttc', 'met', '2023-11-24', '0246', 'Stock-taking of the co-chairs, held online; not a ministerial meeting.', '联合主席线上盘点会，非部长级会议。'),
    ('b6ga-6gia-mou-signed', 'b6ga-6gia-mou', 'signed', '2025-02-XX', '0247', 'Signed in the frame of the second meeting of the Trade and Technology Council.', '在贸易与技术理事会第二次会议框架内签署。'),
    ('ind-chips-mou-signed', 'eu-ind-chips-mou', 'signed', '2023-11-24', '0705', 'Commission and press of the day; the text of the Indian cabinet gives 21 November.', '据欧盟委员会及当日媒体；印度内阁文本作11月21日。'),
    ('ind-2030-agenda-adopted', 'eu-ind-2030-agenda', 'adopted', '2026-01-27', '0711', 'Adopted at the 16th summit; five pillars.', '在第16次峰会上通过；五大支柱。'),
    ('ind-horizon-announced', 'eu-ind-horizon', 'announced', '[2026-02-05..2026-02-06]', '0716', 'Exploratory talks; one source has 5 February, a news agency says that they opened on Friday, 6 February.', '探索性会谈；一来源作2月5日，通讯社称于2月6日（周五）开始。'),
    ('ind-sta-signed', 'eu-ind-sta', 'signed', '2001', '0718', 'Extended until 2030 according to the source.', '据来源已延长至2030年。'),
    ('ind-cyber-met-2020', 'eu-ind-cyber', 'met', '2020-12-14', '0723', 'Sixth dialogue.', '第六次对话。'),
    ('ind-cyber-met-2023', 'eu-ind-cyber', 'met', '2023-10-05', '0724', 'Seventh dialogue, Brussels; 5 October 2023 is the day of the report.', '第七次对话，布鲁塞尔；2023年10月5日为报道日期。'),
    ('ind-strategic-dialogue-met-2025', 'eu-ind-strategic-dialogue', 'met', '2025-06-10', '0729', 'First dialogue, Brussels.', '首次对话，布鲁塞尔。'),
    ('ind-sdp-signed', 'eu-ind-sdp', 'signed', '2026-01-27', '0461', 'Signed at the 16th EU–India summit, New Delhi.', '在新德里第16次欧盟—印度峰会上签署。'),
    ('ind-soia-talks', 'eu-ind-soia', 'negotiations-launched', '2026-01-27', '0474', '', ''),
    # --- Brazil
    ('bra-adequacy-announced', 'eu-bra-adequacy', 'announced', '2025-09-05', '0153', 'Draft decision published.', '公布决定草案。'),
    ('bra-adequacy-adopted', 'eu-bra-adequacy', 'adopted', '2026-01-26', '0154', 'Adopted on 26 January, announced on the 27th together with the Brazilian act.', '1月26日通过，27日与巴方决定一并宣布。'),
    ('bra-eu-adequacy-adopted', 'bra-eu-adequacy', 'adopted', '2026-01-26', '0159', '', ''),
    ('bra-digital-dialogue-met-2019', 'eu-bra-digital-dialogue', 'met', '2019-11-26', '0295', '11th dialogue, Brussels.', '第11次对话，布鲁塞尔。'),
    ('bra-digital-dialogue-met-2024', 'eu-bra-digital-dialogue', 'met', '2024-03-20', '0296', '12th dialogue, Brasília.', '第12次对话，巴西利亚。'),
    ('bra-digital-dialogue-met-2025', 'eu-bra-digital-dialogue', 'met', '2025-02-12', '0297', '13th dialogue, Brussels; work plan for 2025 and 2026.', '第13次对话，布鲁塞尔；2025—2026年工作计划。'),
    # --- CPTPP, Australia, New Zealand
    ('cptpp-tid-met-2025', 'eu-cptpp-tid', 'met', '2025-11-20', '0162', 'Inaugural meeting, Melbourne.', '首次会议，墨尔本。'),
    ('cptpp-dta-announced', 'eu-cptpp-dta', 'announced', '2026-03-XX', '0168 0169', 'Ministers agreed to speed up work, at the WTO ministerial conference in Yaoundé.', '在雅温得世贸组织部长级会议上，部长们同意加快工作。'),
    ('aus-fta-concluded', 'eu-aus-fta', 'concluded', '2026-03-24', '0174', 'Text agreed in Canberra; some press wrongly says signed.', '在堪培拉议定文本；部分媒体误称签署。'),
    ('aus-sdp-talks', 'eu-aus-sdp', 'negotiations-launched', '[2025-06-17..2025-06-18]', '0183', 'Agreed at the G7 summit, on 17 or 18 June depending on the time zone.', '在七国集团峰会上商定，因时区不同为6月17日或18日。'),
    ('aus-sdp-announced', 'eu-aus-sdp', 'announced', '2026-03-24', '0184', 'Announced together with the trade agreement.', '与贸易协定一并宣布。'),
    ('aus-sdp-signed', 'eu-aus-sdp', 'signed', '2026-03-24', '0188', 'Canberra, on the day on which the trade talks were concluded; from a digest of Australian press.', '堪培拉，贸易谈判完成当日；据澳大利亚媒体摘编。'),
    ('aus-digital-dialogue-met-2024', 'eu-aus-digital-dialogue', 'met', '2024-06-12', '0191', 'Second dialogue, online.', '第二次对话，线上。'),
    ('nzl-fta-concluded', 'eu-nzl-fta', 'concluded', '2022-06-XX', '0778', '', ''),
    ('nzl-horizon-concluded', 'eu-nzl-horizon', 'concluded', '2022-12-20', '0368', '', ''),
    ('nzl-horizon-signed', 'eu-nzl-horizon', 'signed', '2023-07-09', '0371', 'On the same day as the free trade agreement; Pillar II.', '与自由贸易协定同日；第二支柱。'),
    # --- South-East Asia
    ('idn-cepa-talks', 'eu-idn-cepa', 'negotiations-launched', '2016-07-18', '0197', '', ''),
    ('idn-cepa-political', 'eu-idn-cepa', 'agreed-in-principle', '2025-07-13', '0198', '', ''),
    ('idn-cepa-concluded', 'eu-idn-cepa', 'concluded', '2025-09-23', '0199 0200', 'Bali; the press reported a signature, the EU Delegation says concluded and not signed.', '巴厘岛；媒体报道为签署，欧盟代表团称完成谈判而未签署。'),
    ('tha-fta-talks', 'eu-tha-fta', 'negotiations-launched', '2013-03-06', '0205', 'Official launch; a Thai news agency gives 6 June 2013.', '正式启动；泰国通讯社作2013年6月6日。'),
    ('tha-fta-suspended', 'eu-tha-fta', 'suspended', '2014', '0203', 'After the coup.', '政变之后。'),
    ('tha-fta-relaunched', 'eu-tha-fta', 'talks-relaunched', '2023-03-15', '0204', '', ''),
    ('tha-fta-round-2024-01', 'eu-tha-fta', 'talks-round', '2024-01-22', '0207', 'Second round, Bangkok.', '第二轮，曼谷。'),
    ('tha-fta-round-2025-09', 'eu-tha-fta', 'talks-round', '2025-09-29', '0206', 'Seventh round, Brussels, until 3 October; digital trade still open.', '第七轮，布鲁塞尔，至10月3日；数字贸易部分尚未谈妥。'),
    ('phl-fta-talks', 'eu-phl-fta', 'negotiations-launched', '2015-12-22', '0211', '', ''),
    ('phl-fta-relaunched', 'eu-phl-fta', 'talks-relaunched', '2024-03-18', '0212', '', ''),
    ('phl-fta-round-2026-03', 'eu-phl-fta', 'talks-round', '2026-03-02', '0213', 'Fifth round, Brussels, 2 to 6 March.', '第五轮，布鲁塞尔，3月2日至6日。'),
    ('phl-fta-round-2026-05', 'eu-phl-fta', 'talks-round', '2026-05-18', '0214', 'Sixth round, Manila, 18 to 22 May; progress on digital trade.', '第六轮，马尼拉，5月18日至22日；数字贸易取得进展。'),
    ('phl-digital-package-announced', 'eu-phl-digital-package', 'announced', '2024-02-02', '0802', '24th EU–ASEAN ministerial meeting.', '第24次欧盟—东盟部长级会议。'),
    ('mys-fta-talks', 'eu-mys-fta', 'negotiations-launched', '2010', '0690', '', ''),
    ('mys-fta-suspended', 'eu-mys-fta', 'suspended', '2012', '0691', 'A digest of a Japanese paper says 2015.', '一份日本报纸的摘编作2015年。'),
    ('mys-fta-relaunched', 'eu-mys-fta', 'talks-relaunched', '2025-01-20', '0692', '', ''),
    ('mys-fta-round-2025-06', 'eu-mys-fta', 'talks-round', '2025-06-30', '0693', 'First round after the resumption, Brussels, until 4 July.', '恢复后首轮，布鲁塞尔，至7月4日。'),
    ('mys-fta-round-2026-02', 'eu-mys-fta', 'talks-round', '2026-02-09', '0694', 'Third round, Brussels, 9 to 13 February; a fourth was planned for June 2026.', '第三轮，布鲁塞尔，2月9日至13日；第四轮计划于2026年6月。'),
    ('vnm-csp-signed', 'eu-vnm-csp', 'signed', '2026-01-29', '0647', 'Hanoi, visit of the President of the European Council.', '河内，欧洲理事会主席访问期间。'),
    ('vnm-fta-in-force', 'eu-vnm-fta', 'in-force', '2020', '0653', '', ''),
    # --- China, Taiwan
    ('chn-ict-dialogue-launched', 'eu-chn-ict-dialogue', 'launched', '2009', '0218', 'Running since 2009 between DG CONNECT and the Ministry of Industry and Information Technology.', '自2009年起由欧盟通信网络、内容与技术总司与中国工业和信息化部开展。'),
    ('chn-hldd-met-2023', 'eu-chn-hldd', 'met', '2023-09-18', '0221', 'Second dialogue, Beijing.', '第二次对话，北京。'),
    ('chn-cyber-tf-launched', 'eu-chn-cyber-tf', 'launched', '2012', '0230', '', ''),
    ('chn-data-met-2024', 'eu-chn-data', 'met', '2024-08-27', '0845', 'First meeting; non-personal data.', '首次会议；非个人数据。'),
    ('twn-tid-met-2022', 'eu-twn-tid', 'met', '2022-06-02', '0895', 'Raised to the level of minister and director-general.', '提升至部长与总司长级。'),
    ('twn-tid-met-2023', 'eu-twn-tid', 'met', '2023-04-28', '0896', 'Second dialogue at that level.', '该层级的第二次对话。'),
    ('twn-tid-met-2025', 'eu-twn-tid', 'met', '2025-12-12', '0897', 'Brussels.', '布鲁塞尔。'),
    # --- United States
    ('usa-ttc-launched', 'eu-usa-ttc', 'launched', '2021-06-15', '0261', 'Established at the EU–US summit, Brussels; one outlet dates it to 2020.', '在布鲁塞尔欧美峰会上成立；一家媒体作2020年。'),
    ('usa-ttc-met-2021', 'eu-usa-ttc', 'met', '2021-09-29', '0262', 'First ministerial meeting, Pittsburgh.', '第一次部长级会议，匹兹堡。'),
    ('usa-ttc-met-2022-05', 'eu-usa-ttc', 'met', '2022-05-15', '0263', 'Second ministerial meeting, Paris-Saclay, 15 and 16 May; the press report announced it in advance.', '第二次部长级会议，巴黎—萨克雷，5月15日至16日；新闻报道为事先预告。'),
    ('usa-ttc-met-2022-12', 'eu-usa-ttc', 'met', '2022-12-05', '0264', 'Third ministerial meeting, College Park.', '第三次部长级会议，科利奇帕克。'),
    ('usa-ttc-met-2023', 'eu-usa-ttc', 'met', '2023-05-30', '0265', 'Fourth ministerial meeting, Luleå, 30 and 31 May.', '第四次部长级会议，吕勒奥，5月30日至31日。'),
    ('usa-ttc-met-2024', 'eu-usa-ttc', 'met', '2024-04-04', '0252', 'Sixth ministerial meeting, Leuven, 4 and 5 April; the last one found.', '第六次部长级会议，鲁汶，4月4日至5日；已查到的最近一次。'),
    ('usa-6g-signed', 'eu-usa-6g', 'signed', '2024-04-XX', '0271', 'With a common vision for 6G.', '附共同6G愿景。'),
    ('usa-chips-extended', 'eu-usa-chips', 'extended', '2024-04-XX', '0276', 'Two arrangements extended by three years.', '两项安排各延长三年。'),
    ('usa-ai-public-good-signed', 'eu-usa-ai-public-good', 'signed', '2023-01-27', '0850', 'Online ceremony of DG CONNECT and the State Department.', '欧盟通信网络、内容与技术总司与美国国务院线上签署。'),
    ('usa-cyber-met-2022', 'eu-usa-cyber', 'met', '2022-12-15', '0429', 'Washington, 15 and 16 December.', '华盛顿，12月15日至16日。'),
    ('usa-dpf-adopted', 'eu-usa-dpf', 'adopted', '2023-07-10', '0442', 'Decision (EU) 2023/1795.', '第(EU) 2023/1795号决定。'),
    ('usa-trade-framework-adopted', 'eu-usa-trade-framework', 'adopted', '2025-08-21', '0698', 'Joint statement.', '联合声明。'),
    ('office-sf-launched', 'eu-office-sf', 'launched', '2022-09-01', '0538', 'Opened; first head Gerard de Graaf.', '启用；首任负责人赫拉德·德格拉夫。'),
    # --- Mercosur, Mexico, Latin America
    ('mercosur-ita-signed', 'eu-mercosur-ita', 'signed', '2026-01-17', '0316', 'Asunción, with the Partnership Agreement.', '亚松森，与伙伴关系协定同时签署。'),
    ('mercosur-ita-step', 'eu-mercosur-ita', 'step', '2026-03-23', '0317', 'The Commission announced provisional application from 1 May 2026.', '欧盟委员会宣布自2026年5月1日起临时适用。'),
    ('mercosur-ita-provisional', 'eu-mercosur-ita', 'provisional', '2026-05-01', '0318 0319', 'The Parliament had asked the Court for an opinion.', '欧洲议会曾请求法院出具意见。'),
    ('mercosur-pa-signed', 'eu-mercosur-pa', 'signed', '2026-01-17', '0320', 'Asunción.', '亚松森。'),
    ('mex-mga-talks', 'eu-mex-mga', 'negotiations-launched', '2016', '0330', 'Talks on the modernisation.', '现代化谈判。'),
    ('mex-mga-concluded', 'eu-mex-mga', 'concluded', '2025-01-17', '0325', 'The Friday before 18 January 2025.', '2025年1月18日前的星期五。'),
    ('mex-mga-step', 'eu-mex-mga', 'step', '2025-09-03', '0326', 'The Commission proposed signature to the Council.', '欧盟委员会向理事会提议签署。'),
    ('mex-mga-signed', 'eu-mex-mga', 'signed', '2026-05-22', '0329', 'EU–Mexico summit, Mexico City; the Council had authorised signature on 11 May 2026; ratification pending. One weak source has Brussels as the place.', '墨西哥城欧盟—墨西哥峰会；理事会于2026年5月11日授权签署；尚待批准。一薄弱来源称签署地为布鲁塞尔。'),
    ('mex-ita-signed', 'eu-mex-ita', 'signed', '2026-05-22', '0828', 'The second of two parallel agreements.', '两项并行协定中的第二项。'),
    ('mex-digital-dialogue-met-2019', 'eu-mex-digital-dialogue', 'met', '2019-05-29', '0534', 'Second dialogue, Mexico City.', '第二次对话，墨西哥城。'),
    ('arg-ict-dialogue-announced', 'eu-arg-ict-dialogue', 'announced', '2017-03-XX', '0904', 'Decided by the Joint Committee.', '由联合委员会决定。'),
    ('arg-ict-dialogue-met-2018', 'eu-arg-ict-dialogue', 'met', '2018-10-25', '0905', '', ''),
    ('lac-days-2023', 'eu-lac-alliance', 'met', '2023-11-27', '0494', 'Digital Alliance Days, Cartagena, 27 to 29 November.', '数字联盟日活动，卡塔赫纳，11月27日至29日。'),
    ('lac-pd-cyber-met-2024', 'eu-lac-pd-cyber', 'met', '2024-02-XX', '0520', 'Dominican Republic.', '多米尼加。'),
    ('lac-pd-ai-met-2024', 'eu-lac-pd-ai', 'met', '2024-03-XX', '0522', 'Uruguay.', '乌拉圭。'),
    ('lac-pd-egov-met-2024', 'eu-lac-pd-egov', 'met', '2024-05-XX', '0524', 'Costa Rica.', '哥斯达黎加。'),
    ('lac-pd-data-met-2024', 'eu-lac-pd-data', 'met', '2024-09-XX', '0526', 'Uruguay.', '乌拉圭。'),
    ('lac-pd-connectivity-met-2024', 'eu-lac-pd-connectivity', 'met', '2024-11-XX', '0528', 'Chile.', '智利。'),
    # --- United Kingdom, Switzerland, EFTA
    ('gbr-tca-concluded', 'eu-gbr-tca', 'concluded', '2020-12-24', '0811', '', ''),
    ('gbr-adequacy-adopted', 'eu-gbr-adequacy', 'adopted', '2021-06-28', '0338', 'Two decisions, under the General Data Protection Regulation and the Law Enforcement Directive.', '两项决定，分别依据《通用数据保护条例》与《执法指令》。'),
    ('gbr-adequacy-renewed', 'eu-gbr-adequacy', 'renewed', '2025-12-19', '0339', 'Renewed for six years, until 27 December 2031.', '续展六年，至2031年12月27日。'),
    ('gbr-cyber-met-2023', 'eu-gbr-cyber', 'met', '2023-12-14', '0343', 'First dialogue, Brussels.', '第一次对话，布鲁塞尔。'),
    ('gbr-cyber-met-2024', 'eu-gbr-cyber', 'met', '2024-12-05', '0344', 'Second dialogue, London, 5 and 6 December.', '第二次对话，伦敦，12月5日至6日。'),
    ('gbr-cyber-met-2025', 'eu-gbr-cyber', 'met', '2025-12-09', '0345', 'Third dialogue, Brussels, 9 and 10 December.', '第三次对话，布鲁塞尔，12月9日至10日。'),
    ('gbr-sdp-signed', 'eu-gbr-sdp', 'signed', '2025-05-19', '0351 0355', 'EU–UK summit, London.', '欧盟—英国峰会，伦敦。'),
    ('gbr-horizon-in-force', 'eu-gbr-horizon', 'in-force', '2024-01-01', '0385', 'Except the EIC Fund.', '欧洲创新理事会基金除外。'),
    ('che-eupa-step', 'eu-che-eupa', 'step', '2025-04-02', '0358', 'Initialled.', '草签。'),
    ('che-eupa-signed', 'eu-che-eupa', 'signed', '2025-11-10', '0359', 'Bern; Horizon Europe, Euratom and Digital Europe.', '伯尔尼；涵盖“地平线欧洲”、欧洲原子能共同体与“数字欧洲”。'),
    ('che-package-signed', 'eu-che-package', 'signed', '2026-03-02', '0821', 'Brussels; ratification pending.', '布鲁塞尔；尚待批准。'),
    ('che-hld-announced', 'eu-che-hld', 'announced', '2026-03-02', '0823', 'Joint declaration in the package.', '一揽子文件中的联合声明。'),
    ('isl-sdp-signed', 'eu-isl-sdp', 'signed', '2026-03-18', '0451', 'Brussels; the source gives the 18th, the month follows from an announcement of 9 March 2026.', '布鲁塞尔；来源仅给18日，月份据2026年3月9日的预告。'),
    ('nor-sdp-signed', 'eu-nor-sdp', 'signed', '2024-05-28', '0448', '', ''),
    ('isl-govsatcom-mandate', 'eu-isl-govsatcom', 'mandate', '2025-03-11', '0887', 'Council Decision (EU) 2025/538.', '理事会第(EU) 2025/538号决定。'),
    ('nor-govsatcom-talks', 'eu-nor-govsatcom', 'negotiations-launched', '2025-03-13', '0891', '', ''),
    # --- Eastern neighbours, Western Balkans, Türkiye
    ('mda-sdp-signed', 'eu-mda-sdp', 'signed', '2024-05-21', '0417', '', ''),
    ('mkd-sdp-signed', 'eu-mkd-sdp', 'signed', '2024-11-19', '0482', 'Brussels.', '布鲁塞尔。'),
    ('alb-sdp-adopted', 'eu-alb-sdp', 'adopted', '2024-11-19', '0479', 'Adopted on the same Tuesday as that with North Macedonia, according to the press; a day of signature was not seen.', '据媒体与北马其顿的伙伴关系同于该星期二通过；未见签署日期。'),
    ('ukr-cyber-met-2021', 'eu-ukr-cyber', 'met', '2021-06-03', '0423', 'First dialogue.', '第一次对话。'),
    ('ukr-cyber-met-2025', 'eu-ukr-cyber', 'met', '2025-10-18', '0424', 'Fourth dialogue.', '第四次对话。'),
    ('ukr-roaming-announced', 'eu-ukr-roaming', 'announced', '2025-07-14', '0639', 'Decision of the Council.', '理事会决定。'),
    ('ukr-roaming-in-force', 'eu-ukr-roaming', 'in-force', '2026-01-01', '0637', '', ''),
    ('mda-roaming-announced', 'eu-mda-roaming', 'announced', '2025-07-XX', '0644', 'Decision of the Council, on a Friday in July 2025.', '理事会决定，2025年7月某个星期五。'),
    ('mda-roaming-in-force', 'eu-mda-roaming', 'in-force', '2026-01-01', '0642', '', ''),
    ('ukr-dep-signed', 'eu-ukr-dep', 'signed', '2022-09-05', '0912', '8th Association Council, Brussels.', '第八次联系国理事会，布鲁塞尔。'),
    ('mda-dep-signed', 'eu-mda-dep', 'signed', '2024-02-19', '0755', 'With effect from 1 January 2024.', '自2024年1月1日起生效。'),
    ('tur-dep-signed', 'eu-tur-dep', 'signed', '2023-09-XX', '0760', '', ''),
    ('wb-roaming-announced', 'eu-wb-roaming', 'announced', '2026-02-25', '0876', 'The Commission proposed negotiating mandates; the ambassadors approved them later in 2026, before the Tivat summit.', '欧盟委员会提议谈判授权；各国大使于2026年稍后、蒂瓦特峰会前批准。'),
    ('wb-regional-roaming-signed', 'wb-regional-roaming', 'signed', '2019-04-04', '0878', 'Belgrade; the fact file has the year only, the Commission gives the day.', '贝尔格莱德；事实表仅记年份，日期据欧盟委员会。'),
    ('wb-regional-roaming-in-force', 'wb-regional-roaming', 'in-force', '2021-07-01', '0879', 'No more charges within the region.', '区域内漫游费降为零。'),
    # --- Middle East, Africa, Central Asia
    ('are-fta-talks', 'eu-are-fta', 'negotiations-launched', '2025-05-28', '0665', 'Launched in Dubai; three rounds by November 2025.', '在迪拜启动；至2025年11月共三轮。'),
    ('are-spa-talks', 'eu-are-spa', 'negotiations-launched', '2025-12-11', '0669', '', ''),
    ('ken-adequacy-dialogue-talks', 'eu-ken-adequacy-dialogue', 'negotiations-launched', '2024-05-07', '0658', 'First in Africa; at a conference of African data protection authorities in Nairobi.', '非洲首个；在内罗毕举行的非洲数据保护机构会议上启动。'),
    ('ken-epa-in-force', 'eu-ken-epa', 'in-force', '2024-07-01', '0662', '', ''),
    ('gha-sdp-signed', 'eu-gha-sdp', 'signed', '2026-03-24', '0454 0455', 'Accra; the first in Africa.', '阿克拉；非洲首个。'),
    ('egy-horizon-concluded', 'eu-egy-horizon', 'concluded', '2025-04-10', '0806', '', ''),
    ('egy-horizon-signed', 'eu-egy-horizon', 'signed', '2025-10-22', '0807', 'EU–Egypt summit, Brussels; the second African country after Tunisia.', '布鲁塞尔欧盟—埃及峰会；继突尼斯之后的第二个非洲国家。'),
    ('nga-digital-package-announced', 'eu-nga-digital-package', 'announced', '2022-02-XX', '0860', 'At least EUR 820 million until 2024.', '至2024年至少8.2亿欧元。'),
    ('nga-digital-package-signed', 'eu-nga-digital-package', 'signed', '2025-12-11', '0861', 'What was signed, in Brussels, is a programme of EUR 45 million that completes the package.', '在布鲁塞尔签署的是补足该一揽子计划的4500万欧元项目。'),
    ('au-eu-summit-met-2025', 'au-eu-summit', 'met', '2025-11-XX', '0867', 'Seventh summit, Luanda; the source does not state the day.', '第七届峰会，罗安达；来源未给出日期。'),
    ('d4d-hub-launched', 'd4d-hub', 'launched', '2020-12-08', '0674', '', ''),
    ('tei-central-asia-launched', 'tei-central-asia', 'launched', '2022-11-XX', '0782', 'At the EU–Central Asia connectivity conference.', '在欧盟—中亚互联互通会议上启动。'),
    ('tei-central-asia-step', 'tei-central-asia', 'step', '2025-03-18', '0787', 'Agreements signed in Tashkent with Expertise France, SES and the European Investment Bank.', '在塔什干与法国专业技术署、SES公司及欧洲投资银行签署协议。'),
    ('central-asia-sp-launched', 'eu-central-asia-sp', 'launched', '2025-04-04', '0792', 'Samarkand summit; Global Gateway package of EUR 12 billion.', '撒马尔罕峰会；“全球门户”一揽子计划120亿欧元。'),
    # --- other
    ('epo-adequacy-announced', 'eu-epo-adequacy', 'announced', '2025-03-05', '0773', 'Draft decision.', '决定草案。'),
    ('epo-adequacy-adopted', 'eu-epo-adequacy', 'adopted', '2025-07-15', '0774', 'The first for an international organisation.', '首个针对国际组织的决定。'),
    ('eu4digital-facility-met-2023', 'eu4digital-facility', 'met', '2023-11-15', '0550', 'Fifth Steering Committee, online; second phase.', '第五次指导委员会会议，线上；第二阶段。'),
    ('polar-connect-announced', 'polar-connect', 'announced', '2026', '0882', 'Among 13 priority projects in a report on cable projects of European interest; operation planned around the early 2030s.', '列入欧洲重点光缆项目报告的13个优先项目；计划于2030年代初前后投运。'),
]
for _c, _zh in (('and', '安道尔'), ('arg', '阿根廷'), ('can', '加拿大'), ('fro', '法罗群岛'), ('ggy', '根西岛'), ('isr', '以色列'), ('imn', '马恩岛'),
                ('jey', '泽西岛'), ('nzl', '新西兰'), ('che', '瑞士'), ('ury', '乌拉圭')):
    _n = {'and': '0554', 'arg': '0558', 'can': '0562', 'fro': '0566', 'ggy': '0570', 'isr': '0574', 'imn': '0578', 'jey': '0582', 'nzl': '0586', 'che': '0594', 'ury': '0598'}[_c]
    EVENTS.append((f'{_c}-adequacy-confirmed', f'eu-{_c}-adequacy', 'renewed', '2024', _n, 'Confirmed in the review of 11 decisions.', '在对11项决定的审查中获得确认。'))

# Events of main to which rows of the fact file add their passage; a date or note given here replaces that of main.
# (event id, facts, date or None, note en or None, note zh or None)
KNOWN_EVENTS = [
    ('evt-jpn-dp-launched', '0003', '2022-05-12', 'Launched at the EU–Japan summit in Tokyo as the first digital partnership; the article gives no date, the Commission page the month.', '在东京欧日峰会上启动，为首个数字伙伴关系；文章未给日期，欧盟委员会网页仅给月份。'),
    ('evt-kor-dp-launched', '0038', '2022-11-28', 'The day of signature stands for the start; the article gives no date, the Commission page the month.', '以签署日为起始；文章未给日期，欧盟委员会网页仅给月份。'),
    ('evt-kor-dta-concluded', '0054 0065', None, None, None),
    ('evt-kor-dta-signed-2026', '0055 0066', None, '11th EU–Republic of Korea summit, Brussels; signed by Commissioner Šefčovič and Minister Yeo; not in force on 12 June 2026.', '第11次欧盟—韩国峰会，布鲁塞尔；由谢夫乔维奇委员与吕翰九签署；至2026年6月12日尚未生效。'),
    ('evt-sgp-dp-launched', '0070', None, None, None),
    ('evt-sgp-dta-mandate', '0083', None, None, None),
    ('evt-sgp-dta-talks', '0084', None, None, None),
    ('evt-sgp-dta-concluded', '0085', None, 'Concluded in principle after five rounds.', '经五轮谈判原则上完成。'),
    ('evt-sgp-dta-signed', '0086 0099', None, None, None),
    ('evt-sgp-dta-in-force', '0087 0098', None, '', ''),
    ('evt-can-dp-launched', '0117', None, None, None),
    ('evt-ind-ttc-announced', '0235', None, 'Decided by the two leaders in April 2022; the structure was set up in February 2023.', '2022年4月由双方领导人决定；2023年2月建立架构。'),
    ('evt-ind-ttc-met-2025', '0236', None, 'Second ministerial meeting, New Delhi.', '第二次部长级会议，新德里。'),
    ('evt-ind-ttc-launched', '0245', None, None, None),
    ('evt-jpn-data-in-force', '0284', None, None, None),
    ('evt-chl-ita-signed', '0333', None, None, None),
    ('evt-chl-ita-in-force', '0334', None, 'Another report says the Friday before, 31 January.', '另一报道称为前一日即1月31日（星期五）。'),
    ('evt-nzl-fta-signed', '0779', None, None, None),
    ('evt-nzl-fta-in-force', '0780', None, None, None),
    ('evt-gbr-tca-provisional', '0812', None, None, None),
    ('evt-lac-launched', '0486', None, None, None),
    ('evt-dpn-announced', '0599', None, None, None),
    ('evt-tbo-announced', '0601', None, None, None),
]

# Observations: the status column says more than the events do. (id, mechanism, type, date, fact, note en, note zh)
# Dated by the source; where its date is known to the month or year only, not before the event that it reports;
# an undated page counts as seen.
SEEN = '2026-11-23'
OBSERVATIONS = [
    ('jpn-chips-moc-reported', 'eu-jpn-chips-moc', 'reported-active', '2023-07-04', '0029'),
    ('jpn-sdp-reported', 'eu-jpn-sdp', 'reported-active', '2024-11-12', '0437'),
    ('sgp-ai-safety-reported', 'eu-sgp-ai-safety', 'reported-active', '2024-11-20', '0619'),
    ('ind-fta-reported', 'eu-ind-fta', 'reported-concluded', '2026-07-02', '0150'),
    ('gbr-sdp-reported', 'eu-gbr-sdp', 'reported-active', '[2025-05-19..2025-05-31]', '0355'),
    ('nzl-horizon-reported', 'eu-nzl-horizon', 'reported-active', '2023-07-09', '0371'),
    ('can-horizon-reported', 'eu-can-horizon', 'reported-active', '2024-07-03', '0376'),
    ('kor-horizon-reported', 'eu-kor-horizon', 'reported-active', '[2025-07-17..2025-07-31]', '0382'),
    ('egy-horizon-reported', 'eu-egy-horizon', 'reported-active', '2025-10-27', '0807'),
    ('mda-sdp-reported', 'eu-mda-sdp', 'reported-active', '2025-06-XX', '0417'),
    ('nor-sdp-reported', 'eu-nor-sdp', 'reported-active', '2024-05-28', '0448'),
    ('isl-sdp-reported', 'eu-isl-sdp', 'reported-active', '[2026-03-18..2026-03-31]', '0451'),
    ('gha-sdp-reported', 'eu-gha-sdp', 'reported-active', '2026-03-25', '0455'),
    ('ind-sdp-reported', 'eu-ind-sdp', 'reported-active', '2026-01-28', '0461'),
    ('can-sdp-reported', 'eu-can-sdp', 'reported-active', '[2025-06-23..2025-06-30]', '0470'),
    ('mkd-sdp-reported', 'eu-mkd-sdp', 'reported-active', '2024-11-19', '0482'),
    ('vnm-csp-reported', 'eu-vnm-csp', 'reported-active', '2026-01-29', '0647'),
    ('ind-chips-mou-reported', 'eu-ind-chips-mou', 'reported-active', '2023-11-24', '0705'),
    ('ind-sta-reported', 'eu-ind-sta', 'reported-in-force', '2026-02-07', '0718'),
    ('ukr-dep-reported', 'eu-ukr-dep', 'reported-active', '2022-09-05', '0912'),
    ('nga-digital-package-reported', 'eu-nga-digital-package', 'reported-active', '2025-12-11', '0861'),
    ('che-eupa-provisional', 'eu-che-eupa', 'provisional', '2025-11-10', '0359'),
    ('mda-dep-reported', 'eu-mda-dep', 'reported-active', '[2024-02-19..2024-02-29]', '0755'),
]
OBSERVATION_NOTES = {
    'ind-fta-reported': ('Legal scrubbing; a minister expected signature in Brussels in December 2026 and application in the first half of 2027.', '法律文本审校中；印方部长预计2026年12月在布鲁塞尔签署、2027年上半年适用。'),
    'ind-sta-reported': ('Extended until 2030.', '延长至2030年。'),
    'mda-sdp-reported': ('One of eight partnerships as of June 2025.', '截至2025年6月的八个伙伴关系之一。'),
    'che-eupa-provisional': ('Applied from its signature on, with retroactive effect from 1 January 2025.', '自签署起适用，并溯及至2025年1月1日。'),
    'mda-dep-reported': ('With retroactive effect from 1 January 2024.', '溯及至2024年1月1日生效。'),
}
for _c in ('and', 'arg', 'can', 'fro', 'ggy', 'isr', 'imn', 'jey', 'nzl', 'kor', 'che', 'ury'):
    _n = {'and': '0551 0552', 'arg': '0555 0556', 'can': '0559 0560', 'fro': '0563 0564', 'ggy': '0567 0568', 'isr': '0571 0572', 'imn': '0575 0576',
          'jey': '0579 0580', 'nzl': '0583 0584', 'kor': '0587 0588', 'che': '0591 0592', 'ury': '0595 0596'}[_c]
    OBSERVATIONS.append((f'{_c}-adequacy-reported', f'eu-{_c}-adequacy', 'reported-active', SEEN, _n))
    OBSERVATION_NOTES[f'{_c}-adequacy-reported'] = ('In force according to an undated list of a data protection authority; dated by the day on which it was seen.', '据数据保护机构一份未注日期的名单为有效；以查阅日期为准。')
HORIZON_FACTS = {'Albania': '0387', 'Armenia': '0389', 'Bosnia and Herzegovina': '0391', 'Faroe Islands': '0392', 'Georgia': '0393', 'Iceland': '0395',
                 'Israel': '0398', 'Kosovo': '0399', 'Moldova': '0400', 'Montenegro': '0404', 'North Macedonia': '0405', 'Norway': '0408',
                 'Serbia': '0411', 'Tunisia': '0412', 'Türkiye': '0413', 'Ukraine': '0415'}
for _k, (_c, _zh, _en) in HORIZON_LIST.items():
    OBSERVATIONS.append((f'{_c}-horizon-reported', f'eu-{_c}-horizon', 'reported-in-force', '2022-08-01', HORIZON_FACTS[_k]))
    OBSERVATION_NOTES[f'{_c}-horizon-reported'] = ('Listed as applicable as of this day; that may be the day of the list as well as the start.', '名单称“截至/自该日适用”；可能是名单日期，也可能是起始日期。')

# Happenings and observations beyond the rows: joining, steps taken from notes, looked-up dates.
# (id, mechanism, type, date, passages, confidence or '', note en, note zh)
MORE_EVENTS = [
    ('lac-joined-2023', 'eu-lac-alliance', 'joined', '2023-07-XX', 'psg-intpa-lac-members', '', 'Twenty countries joined by a joint declaration at the summit of the EU and CELAC.', '20国在欧盟—拉共体峰会上以联合宣言加入。'),
    ('lac-joined-blz', 'eu-lac-alliance', 'joined', '2024-02-XX', 'psg-intpa-lac-members', '', 'Belize.', '伯利兹。'),
    ('lac-joined-guy', 'eu-lac-alliance', 'joined', '2024-07-XX', 'psg-intpa-lac-members', '', 'Guyana.', '圭亚那。'),
    ('eurohpc-joined-gbr', 'eurohpc', 'joined', '[2024-05-01..2024-05-12]', 'psg-eurohpc-gbr', '', 'United Kingdom, 35th participating state.', '英国，第35个参与国。'),
    ('eurohpc-joined-mda', 'eurohpc', 'joined', '2025-10-08', 'psg-eurohpc-mda', '', 'Moldova, 37th participating state.', '摩尔多瓦，第37个参与国。'),
    ('eurohpc-reported', 'eurohpc', 'reported-active', '2024-05-12', 'psg-eurohpc-gbr', '', '', ''),
    ('au-eu-d4d-hub-launched', 'au-eu-d4d-hub', 'launched', '2021-01-XX', 'psg-direcct-d4d-au', '', 'Activities started; the first regional component.', '开始活动；首个区域组成部分。'),
    ('medusa-step-2023', 'medusa', 'step', '2023-10-25', 'psg-zawya-medusa', '', 'Grant of EUR 40 million through the European Investment Bank; the project costs EUR 342 million.', '经欧洲投资银行提供4000万欧元赠款；项目造价3.42亿欧元。'),
    ('medusa-step-2025', 'medusa', 'step', '2025-03-XX', 'psg-capacity-medusa', '', 'EUR 14.3 million of CEF Digital for the extension to West Africa.', '“连接欧洲设施”数字部分出资1430万欧元用于向西非延伸。'),
    ('q-neko-reported', 'q-neko', 'reported-active', '2025-05-14', 'psg-qcr-jpn-q-neko', '', 'EUR 4 million, 16 partners.', '400万欧元，16个合作方。'),
    ('6g-mirai-harmony-reported', '6g-mirai-harmony', 'reported-active', '[2025-05-12..2025-05-13]', 'psg-ip-25-1185-6g-mirai-harmony', '', '', ''),
    ('lac-hlpd-reported', 'eu-lac-hlpd', 'reported-active', '2026-11-23', 'psg-ega-lac', '', 'Undated page, dated by the day on which it was seen.', '网页未注日期，以查阅日期为准。'),
    ('arctic-connectivity-action-announced', 'arctic-connectivity-action', 'announced', '2025-06-05', 'psg-join-annex-row1', '', 'Annex row 1; planned for 2025 to 2030.', '附件第1行；计划期为2025—2030年。'),
    ('usa-ttc-met-2024-01', 'eu-usa-ttc', 'met', '2024-01-30', 'psg-futurium-ttc5', '', 'Fifth ministerial meeting, Washington.', '第五次部长级会议，华盛顿。'),
    ('dpf-upheld', 'eu-usa-dpf', 'renewed', '2025-09-03', 'psg-eucrim-dpf|psg-ganado-dpf|psg-oj-c-2025-6610', '', 'The General Court dismissed the action for annulment (T-553/23, Latombe v Commission).', '普通法院驳回撤销之诉（T-553/23号，Latombe诉欧盟委员会）。'),
    ('dpf-appeal', 'eu-usa-dpf', 'step', '2025-10-31', 'psg-oj-c-2025-6610', '', 'Appeal to the Court of Justice (C-703/25 P).', '向欧洲法院上诉（C-703/25 P号）。'),
    ('privacy-shield-adopted', 'eu-usa-privacy-shield', 'adopted', '2016-07-12', 'psg-anspdcp-privacy-shield', '', 'Decision (EU) 2016/1250.', '第(EU) 2016/1250号决定。'),
    ('privacy-shield-ended', 'eu-usa-privacy-shield', 'ended', '2020-07-16', 'psg-anspdcp-privacy-shield|psg-ganado-dpf', '', 'Declared invalid by the Court of Justice (Schrems II).', '被欧洲法院宣告无效（Schrems II案）。'),
    ('safe-harbour-adopted', 'eu-usa-safe-harbour', 'adopted', '2000-07-26', 'psg-mouillere-safe-harbour', '', '', ''),
    ('safe-harbour-ended', 'eu-usa-safe-harbour', 'ended', '2015-10-06', 'psg-mouillere-safe-harbour|psg-ganado-dpf', '', 'Declared invalid by the Court of Justice (Schrems I).', '被欧洲法院宣告无效（Schrems I案）。'),
    ('jpn-epa-in-force', 'eu-jpn-epa', 'in-force', '2019-02-01', 'psg-gmi-jpn-epa', '', 'From a note of January 2019 on the notice in the Official Journal.', '据2019年1月关于官方公报公告的消息。'),
    ('jpn-soia-reported', 'eu-jpn-soia', 'reported-negotiating', '2025-07-23', 'psg-athena-jpn-summit-2025', '', 'The joint statement welcomes the start of formal talks.', '联合声明欢迎启动正式谈判。'),
    ('mne-dep-signed', 'eu-mne-dep', 'signed', '2023-06-30', 'psg-pubaffairs-dep|psg-kurzy-wb-dialogue-2023', '', 'At the Regulatory Dialogue with the Western Balkans, Brussels; the page of the fact file is undated.', '在布鲁塞尔与西巴尔干的监管对话期间；事实表所引网页未注日期。'),
    ('mkd-dep-signed', 'eu-mkd-dep', 'signed', '2023-06-30', 'psg-pubaffairs-dep|psg-kurzy-wb-dialogue-2023', '', 'At the Regulatory Dialogue with the Western Balkans, Brussels; the page of the fact file is undated.', '在布鲁塞尔与西巴尔干的监管对话期间；事实表所引网页未注日期。'),
    ('alb-dep-signed', 'eu-alb-dep', 'signed', '2023-06-30', 'psg-pubaffairs-dep|psg-kurzy-wb-dialogue-2023', '', 'At the Regulatory Dialogue with the Western Balkans, Brussels; the page of the fact file is undated.', '在布鲁塞尔与西巴尔干的监管对话期间；事实表所引网页未注日期。'),
    ('srb-dep-signed', 'eu-srb-dep', 'signed', '2023-06-30', 'psg-pubaffairs-dep|psg-kurzy-wb-dialogue-2023', '', 'At the Regulatory Dialogue with the Western Balkans, Brussels; the page of the fact file is undated.', '在布鲁塞尔与西巴尔干的监管对话期间；事实表所引网页未注日期。'),
    ('ellalink-launched', 'ellalink', 'launched', '2021-06-01', 'psg-portugal-news-ellalink', '', 'Inaugurated at Sines.', '在锡尼什启用。'),
    ('horizon-europe-reported', 'horizon-europe', 'reported-active', '2022-08-01', 'psg-ec-horizon-list', '', 'The list of associated countries shows the programme at work.', '联系国名单表明该计划在运行。'),
    ('digital-europe-reported', 'digital-europe', 'reported-active', '2022-09-05', 'psg-agensir-ukr', '', 'An association agreement shows the programme at work.', '联系协定表明该计划在运行。'),
    ('cef-digital-reported', 'cef-digital', 'reported-active', '2025-03-13', 'psg-capacity-medusa', '', 'A grant shows the programme at work.', '赠款表明该计划在运行。'),
    ('bella-reported', 'bella', 'reported-active', '2021-12-XX', 'psg-ec-bra-2021-ellalink', '', 'Co-funding of the cable shows the programme at work.', '共同出资表明该计划在运行。'),
    ('asean-scp-reported', 'eu-asean-scp', 'reported-active', '2024-02-02', 'psg-intpa-asean', '', '', ''),
    ('tei-central-asia-reported', 'tei-central-asia', 'reported-active', '[2025-03-18..2025-03-31]', 'psg-uzdaily-tei', '', '', ''),
]

# The other side of a contradiction: held, not used. (id, mechanism, type, date, passages, review, contradicts, note en, note zh, facts)
REJECTED_EVENTS = [
    ('ind-fta-signed-2026', 'eu-ind-fta', 'signed', '2026-01-27', 'psg-corpupdates-ind-fta', 'rejected', 'evt-ind-fta-concluded', 'Only a document that closes the talks was signed; the agreement was in legal scrubbing on 2 July 2026.', '仅签署结束谈判的文件；协定于2026年7月2日仍在法律审校中。', ''),
    ('can-dta-talks-2025', 'eu-can-dta', 'negotiations-launched', '2025-06-23', 'psg-diplomaticwatch-can-dta', 'rejected', 'evt-can-dta-talks', 'The press takes the announcement at the summit for the launch; the formal launch came in Toronto on 5 March 2026.', '媒体误以峰会宣布为启动；正式启动为2026年3月5日在多伦多。', '0140'),
    ('mex-mga-signed-brussels', 'eu-mex-mga', 'signed', '2026-05-22', 'psg-monexus-mex', 'rejected', 'evt-mex-mga-signed', 'Same day, but the place is given as Brussels by one weak source, against Mexico City in a law firm note and in the plans.', '日期相同，但一薄弱来源称签署地为布鲁塞尔，与律所文章及计划中的墨西哥城不符。', '0328'),
    ('jpn-dp-met-2025-13', 'eu-jpn-dp', 'met', '2025-05-13', 'psg-qcr-jpn-dp', 'rejected', 'evt-jpn-dp-met-2025', 'Trade press merges the Council of 12 May with the letter of intent signed on the 13th.', '行业媒体将12日的理事会与13日签署的意向书混为一谈。', ''),
    ('jpn-cables-moc-signed-2022', 'eu-jpn-cables-moc', 'signed', '2022', 'psg-hadea-arctic-jpn', 'rejected', 'evt-jpn-cables-moc-signed', 'A later page of an EU agency gives the year 2022; the Japanese ministry that signed reports 3 July 2023 on the day itself.', '欧盟一机构后来的网页作2022年；签署方日本总务省当日公告为2023年7月3日。', ''),
    ('jpn-data-mandate-2023', 'eu-jpn-data', 'mandate', '2023-07-12', 'psg-oeil-jpn-mandate', 'rejected', 'evt-jpn-data-mandate-2022', 'Cannot be: the talks had begun on 24 October 2022. The summary repeats a date of the explanatory memorandum.', '不可能成立：谈判已于2022年10月24日开始。该摘要沿用了提案说明中的日期。', ''),
    ('ind-chips-mou-signed-21', 'eu-ind-chips-mou', 'signed', '2023-11-21', 'psg-defencespace-ind-chips', 'disputed', 'evt-ind-chips-mou-signed', 'The text of the Indian cabinet, from a copy of 2024; the Commission and the press of the day have 24 November. Not settled.', '据2024年转载的印度内阁文本；欧盟委员会与当日媒体为11月24日。尚无定论。', '0706'),
    ('ind-ttc-second-2023', 'eu-ind-ttc', 'met', '2023-11-24', 'psg-evertiq-ind-ttc', 'rejected', 'evt-ind-ttc-met-2025', 'A trade site counts the stock-taking of that day as the second meeting of the council; the second ministerial meeting was held on 28 February 2025.', '行业网站将当日盘点会算作理事会第二次会议；第二次部长级会议为2025年2月28日。', ''),
    ('usa-ttc-launched-2020', 'eu-usa-ttc', 'launched', '2020', 'psg-daily8-ids-ttc', 'rejected', 'evt-usa-ttc-launched', 'One outlet dates the council to 2020; the Commission gives 15 June 2021.', '一家媒体称成立于2020年；欧盟委员会为2021年6月15日。', ''),
    ('bra-adequacy-adopted-27', 'eu-bra-adequacy', 'adopted', '2026-01-27', 'psg-cms-bra', 'rejected', 'evt-bra-adequacy-adopted', 'The day on which both acts were announced; the decision itself is dated 26 January.', '为两项决定的宣布日；决定本身日期为1月26日。', ''),
    ('tha-fta-talks-june', 'eu-tha-fta', 'negotiations-launched', '2013-06-06', 'psg-pattaya-mail-tha', 'rejected', 'evt-tha-fta-talks', 'A Thai news agency; the Commission gives 6 March 2013, and the first round ended on 31 May.', '泰国通讯社之说；欧盟委员会为2013年3月6日，首轮谈判已于5月31日结束。', ''),
    ('mys-fta-suspended-2015', 'eu-mys-fta', 'suspended', '2015', 'psg-europesays-nikkei', 'rejected', 'evt-mys-fta-suspended', 'A digest of a newspaper; a business council and a news agency give 2012.', '报纸摘编之说；商务理事会与通讯社均作2012年。', ''),
    ('idn-cepa-signed-2025', 'eu-idn-cepa', 'signed', '2025-09-23', 'psg-afp-idn', 'rejected', 'evt-idn-cepa-concluded', 'The headline of a news agency; the EU Delegation says concluded and not signed.', '通讯社标题之说；欧盟代表团称完成谈判而未签署。', '0199'),
    ('aus-fta-signed-2026', 'eu-aus-fta', 'signed', '2026-03-24', 'psg-ap-aus-fta|psg-mediafactchecker-aus-fta', 'rejected', 'evt-aus-fta-concluded', 'Headlines; the text of the same report says that the final text was agreed.', '标题之说；同一报道正文称就最终文本达成一致。', ''),
    ('dpf-upheld-09', 'eu-usa-dpf', 'renewed', '2025-09-09', 'psg-editors-notes-latombe', 'rejected', 'evt-dpf-upheld', 'One blog, known from the research notes only; the court reports and the Official Journal have 3 September.', '仅据研究笔记所记的一篇博客；法院报告与官方公报均为9月3日。', ''),
    ('dpf-appeal-2025-12', 'eu-usa-dpf', 'step', '2025-12-XX', 'psg-grokipedia-latombe', 'rejected', 'evt-dpf-appeal', 'One weak source; the Official Journal of 22 December 2025 gives 31 October 2025 as the day of the appeal.', '薄弱来源；2025年12月22日官方公报载上诉日期为2025年10月31日。', '0445'),
    ('chl-ita-in-force-31', 'eu-chl-ita', 'in-force', '2025-01-31', 'psg-diplomat-chile-friday', 'rejected', 'evt-chl-ita-in-force', 'A report of 4 February speaks of the Friday before; two other sources point to Saturday, 1 February.', '2月4日的报道称“上星期五”；另有来源指为2月1日（星期六）。', ''),
]
MORE_EVENTS.append(('jpn-data-mandate-2022', 'eu-jpn-data', 'mandate', '2022-09-26', 'psg-chatnewstv-jpn-mandate', '', 'The text follows the press release of the Council; a summary of the Parliament gives 12 July 2023.', '该文据理事会新闻稿；欧洲议会摘要作2023年7月12日。'))

# Passages that confirm an event besides those of its rows.
EVENT_EVIDENCE = {
    'evt-jpn-competitiveness-launched': 'psg-athena-jpn-summit-2025|psg-kuna-jpn-summit-2025',
    'evt-jpn-cable-wg-announced': 'psg-athena-jpn-summit-2025', 'evt-jpn-soia-announced': 'psg-athena-jpn-summit-2025',
    'evt-usa-ttc-met-2022-05': 'psg-futurium-ttc2', 'evt-wb-regional-roaming-signed': 'psg-ec-wb-roaming-2019|psg-infokosova-wb-roaming',
    'evt-bra-adequacy-adopted': 'psg-europalov-bra', 'evt-nor-sdp-signed': 'psg-eprs-sdp-list', 'evt-ind-sdp-signed': 'psg-newsbytes-ind-sdp',
    'evt-aus-fta-concluded': 'psg-ap-aus-fta', 'evt-jpn-quantum-loi-signed': 'psg-quantum-org-jpn',
}
EVENT_EVIDENCE.update({f'evt-{c}-adequacy-confirmed': 'psg-freeths-adequacy' for c in 'and arg can fro ggy isr imn jey nzl che ury'.split()})
# Second sources that the fact file names in its notes and that we hold. facts -> passage
SECOND_SOURCES = {
    '0057 0060 0061': 'psg-nzciel-datba-kor-dta', '0094 0096': 'psg-nzciel-datba-sgp-dta',
    '0073 0074 0075 0076 0077 0078 0079 0080': 'psg-mddi-sgp-council-2025', '0238 0239 0241 0242 0243': 'psg-ndtv-ind-ttc',
}

# ---------------------------------------------------------------- passages
# One passage a source and mechanism, with a gist made from the records; hand-made where a page is a list, where main has
# the passage already, or where a claim of the fact file is told by its note only.
# source -> (passage, predicates or all) : every row of that source cites this passage
WHOLE_PAGE = {
    'src-ec-partnerships': 'psg-ecp-list', 'src-cnpd-adequacy': 'psg-cnpd-list', 'src-global-relay-adequacy': 'psg-global-relay-list',
    'src-eprs-sdp': 'psg-eprs-sdp-list', 'src-info-communication-d4d': 'psg-info-communication-d4d', 'src-pubaffairs-dep': 'psg-pubaffairs-dep',
    'src-epi-eurohpc': 'psg-epi-eurohpc', 'src-join-2025-140-annex': 'psg-join-annex-row1', 'src-eucrim-dpf': 'psg-eucrim-dpf',
    'src-cepis-ids': 'psg-cepis-ids', 'src-com-2025-23': 'psg-com23-timeline', 'src-daily8': 'psg-daily8-deal', 'src-ttc-pmindia': 'psg-ttc-pm',
    'src-euromeat': 'psg-euromeat-chile', 'src-head-post': 'psg-head-post-nzl', 'src-redclara': 'psg-redclara', 'src-ec-data-japan': 'psg-ecdata',
    'src-ec-canada-summit': 'psg-can-summit', 'src-diplomat-spain': 'psg-diplomat-chile', 'src-diplo-join': 'psg-diplo-join',
}
# (source, member_of) -> passage: lists of members inside a longer page
MEMBER_LISTS = {'src-ec-horizon-associations': 'psg-ec-horizon-list', 'src-intpa-lac': 'psg-intpa-lac-members', 'src-gmf-cptpp': 'psg-gmf-cptpp-members',
                'src-eu4digital-sc2023': 'psg-eu4digital-sc2023-partners'}
# (fact numbers) -> passage, where neither rule fits
PASSAGE_OF_ROW = {}
for _nums, _psg in {
    '0055 0087': 'psg-poi-signed', '0056 0057 0058 0059 0060 0061 0062 0063 0064': 'psg-poi-subjects',
    '0070': 'psg-allen-gledhill-dp', '0100 0101': 'psg-allen-gledhill-fta', '0103': 'psg-allen-gledhill-principles',
    '0776 0777 0779': 'psg-anews-nzl', '0778 0781': 'psg-anews-nzl-talks', '0371': 'psg-anews-nzl-horizon',
    '0809 0810 0812': 'psg-travers-smith-start', '0813 0814 0815 0816 0817 0818': 'psg-travers-smith-subjects',
    '0260': 'psg-daily8-ids', '0674': 'psg-direcct-d4d', '0686 0687': 'psg-direcct-d4d-au',
}.items():
    PASSAGE_OF_ROW.update({n: _psg for n in _nums.split()})
# Hand-made passages: (id, source, gist en, gist zh)
HAND_PASSAGES = [
    ('psg-cnpd-list', 'src-cnpd-adequacy', 'List of the countries and territories with an adequate level of protection', '具有充分保护水平的国家与地区名单'),
    ('psg-global-relay-list', 'src-global-relay-adequacy', 'Review of 2024: the eleven older adequacy decisions are kept', '2024年审查：维持十一项较早的充分性决定'),
    ('psg-eprs-sdp-list', 'src-eprs-sdp', 'The first six security and defence partnerships: Albania, Japan, Moldova, North Macedonia, Norway, Republic of Korea', '最初的六个安全与防务伙伴关系：阿尔巴尼亚、日本、摩尔多瓦、北马其顿、挪威、韩国'),
    ('psg-info-communication-d4d', 'src-info-communication-d4d', 'D4D Hub in December 2020: five founding Member States, six that signed the letter of intent', '2020年12月D4D Hub：五个创始成员国，六个签署意向书的国家'),
    ('psg-pubaffairs-dep', 'src-pubaffairs-dep', 'Association of four Western Balkan countries to the Digital Europe Programme; AI and digital skills', '西巴尔干四国加入“数字欧洲”计划；人工智能与数字技能'),
    ('psg-epi-eurohpc', 'src-epi-eurohpc', 'Names Iceland, North Macedonia, Norway and Türkiye among the participating states', '参与国包括冰岛、北马其顿、挪威和土耳其'),
    ('psg-join-annex-row1', 'src-join-2025-140-annex', 'Annex row 1: Arctic connectivity, partners Japan, United States, Canada and Greenland, 2025 to 2030', '附件第1行：北极连接，伙伴为日本、美国、加拿大和格陵兰，2025—2030年'),
    ('psg-eucrim-dpf', 'src-eucrim-dpf', 'Decision of 10 July 2023, action dismissed on 3 September 2025; Safe Harbour and Privacy Shield before it', '2023年7月10日决定，2025年9月3日驳回诉讼；此前为安全港与隐私盾'),
    ('psg-cepis-ids', 'src-cepis-ids', 'The strategy announces the Digital Partnership Network and the Tech Business Offer', '战略宣布建立数字伙伴关系网络与技术商业方案'),
    ('psg-diplo-join', 'src-diplo-join', 'Copy of the strategy: number and date', '战略文本副本：编号与日期'),
    ('psg-ec-horizon-list', 'src-ec-horizon-associations', 'Sixteen associated countries as of 1 August 2022', '截至2022年8月1日的十六个联系国'),
    ('psg-intpa-lac-members', 'src-intpa-lac', 'Twenty members by the joint declaration of July 2023, Belize from February and Guyana from July 2024', '2023年7月联合宣言的二十个成员，伯利兹自2024年2月、圭亚那自2024年7月'),
    ('psg-gmf-cptpp-members', 'src-gmf-cptpp', 'The twelve members of the CPTPP in April 2026', '2026年4月CPTPP的十二个成员'),
    ('psg-eu4digital-sc2023-partners', 'src-eu4digital-sc2023', 'Armenia, Georgia, Moldova and Ukraine as partners in November 2023', '2023年11月的伙伴：亚美尼亚、格鲁吉亚、摩尔多瓦与乌克兰'),
    ('psg-poi-subjects', 'src-poi', 'Subjects of the Korean agreement', '韩国协定的议题'),
    ('psg-allen-gledhill-fta', 'src-allen-gledhill', 'Names the free trade agreement between the EU and Singapore', '提及欧盟—新加坡自由贸易协定'),
    ('psg-allen-gledhill-principles', 'src-allen-gledhill', 'Digital Trade Principles of 2023 beside the Digital Partnership', '2023年与数字伙伴关系相伴的数字贸易原则'),
    ('psg-anews-nzl-talks', 'src-anews', 'Talks concluded in June 2022; digital trade among the subjects', '2022年6月完成谈判；议题含数字贸易'),
    ('psg-anews-nzl-horizon', 'src-anews', 'Association to Horizon Europe signed on 9 July 2023', '2023年7月9日签署“地平线欧洲”联系协定'),
    ('psg-travers-smith-subjects', 'src-travers-smith', 'Digital subjects of the EU–UK agreement', '欧英协定的数字议题'),
    ('psg-daily8-ids', 'src-daily8-ids', 'The strategy of 2025 foresees no further meeting of the EU–US council', '2025年战略未预见欧美理事会再次开会'),
    ('psg-daily8-ids-ttc', 'src-daily8-ids', 'Says that the EU–US council dates from 2020', '称欧美理事会成立于2020年'),
    ('psg-direcct-d4d', 'src-direcct-d4d', 'Launch of the D4D Hub on 8 December 2020', 'D4D Hub于2020年12月8日启动'),
    ('psg-direcct-d4d-au', 'src-direcct-d4d', 'AU–EU D4D Hub as its first regional part, active from January 2021', '非盟—欧盟D4D枢纽为首个区域组成部分，自2021年1月起活动'),
    ('psg-ndtv-ind-ttc', 'src-ndtv-ind-chips', 'Subjects of the working groups of the EU–India council', '欧盟—印度理事会各工作组议题'),
    ('psg-ap-aus-fta', 'src-ap-aus', 'Headline says signed, text says that the final text was agreed', '标题称签署，正文称就最终文本达成一致'),
    ('psg-mediafactchecker-aus-fta', 'src-mediafactchecker-aus', 'Title says that the trade agreement was signed', '标题称贸易协定已签署'),
    ('psg-qcr-jpn-dp', 'src-qcr-jpn', 'Tells the Council and the letter of intent as one occasion of 13 May 2025', '将理事会与意向书记为2025年5月13日同一场合'),
    ('psg-oeil-jpn-mandate', 'src-oeil-jpn', 'Gives 12 July 2023 for the negotiating directives', '称谈判指令为2023年7月12日'),
    ('psg-chatnewstv-jpn-mandate', 'src-chatnewstv-jpn', 'Gives 26 September 2022 for the negotiating directives', '称谈判指令为2022年9月26日'),
    ('psg-diplomat-chile-friday', 'src-diplomat-spain', 'In force on the Friday before 4 February 2025', '称于2025年2月4日前的星期五生效'),
    ('psg-corpupdates-ind-fta', 'src-corpupdates-ind-fta', 'Says that the agreement was signed on 27 January 2026', '称协定于2026年1月27日签署'),
    ('psg-hadea-arctic-jpn', 'src-hadea-arctic', 'Gives 2022 for the EU–Japan memorandum on cables', '称欧盟—日本光缆备忘录为2022年'),
    ('psg-europesays-nikkei', 'src-europesays-nikkei', 'Says that Malaysia suspended the talks in 2015', '称马来西亚于2015年中止谈判'),
    ('psg-evertiq-ind-ttc', 'src-evertiq-ind-ttc', 'Calls the meeting of 24 November 2023 the second of the council', '称2023年11月24日的会议为理事会第二次会议'),
    ('psg-oj-c-2025-6610', 'src-oj-c-2025-6610', 'Judgment of 3 September 2025 and appeal of 31 October 2025', '2025年9月3日判决与2025年10月31日上诉'),
    ('psg-ganado-dpf', 'src-ganado-dpf', 'Judgment of 3 September 2025; invalidity of Safe Harbour on 6 October 2015 and of Privacy Shield on 16 July 2020', '2025年9月3日判决；安全港2015年10月6日、隐私盾2020年7月16日被宣告无效'),
    ('psg-europalov-bra', 'src-europalov-bra', 'Decision of 26 January 2026, published on 28 January', '2026年1月26日决定，1月28日公布'),
    ('psg-futurium-ttc2', 'src-futurium-ttc2', 'Second ministerial meeting, Paris, 15 and 16 May 2022', '第二次部长级会议，巴黎，2022年5月15日至16日'),
    ('psg-futurium-ttc5', 'src-futurium-ttc5', 'Fifth ministerial meeting, Washington, 30 January 2024', '第五次部长级会议，华盛顿，2024年1月30日'),
    ('psg-athena-jpn-summit-2025', 'src-athena-jpn-summit-2025', '30th summit, Tokyo, 23 July 2025; alliance and talks on secure information', '第30次峰会，东京，2025年7月23日；联盟与信息安全谈判'),
    ('psg-kuna-jpn-summit-2025', 'src-kuna-jpn-summit-2025', 'The two sides launch the alliance, 23 July 2025', '2025年7月23日双方启动联盟'),
    ('psg-gmi-jpn-epa', 'src-gmi-jpn-epa', 'The agreement enters into force on 1 February 2019', '协定于2019年2月1日生效'),
    ('psg-kurzy-wb-dialogue-2023', 'src-kurzy-wb-dialogue-2023', 'Four association agreements signed on 30 June 2023', '2023年6月30日签署四项联系协定'),
    ('psg-freeths-adequacy', 'src-freeths-adequacy', 'Eleven older adequacy decisions reaffirmed', '重申十一项较早的充分性决定'),
    ('psg-mouillere-safe-harbour', 'src-mouillere-safe-harbour', 'Decision of 26 July 2000, invalid from 6 October 2015', '2000年7月26日决定，2015年10月6日被宣告无效'),
    ('psg-anspdcp-privacy-shield', 'src-anspdcp-privacy-shield', 'Decision of 12 July 2016, invalid from 16 July 2020', '2016年7月12日决定，2020年7月16日被宣告无效'),
    ('psg-ec-wb-roaming-2019', 'src-ec-wb-roaming-2019', 'Signing ceremony in Belgrade on 4 April 2019', '2019年4月4日在贝尔格莱德签署'),
    ('psg-infokosova-wb-roaming', 'src-infokosova-wb-roaming', 'Six signatories of the regional agreement', '区域协定的六个签署方'),
    ('psg-portugal-news-ellalink', 'src-portugal-news-ellalink', 'Inauguration on 1 June 2021', '2021年6月1日启用'),
    ('psg-editors-notes-latombe', 'src-editors-notes', 'One blog had 9 September 2025 for the judgment', '一篇博客称判决日为2025年9月9日'),
    ('psg-editors-notes-adequacy-count', 'src-editors-notes', 'How many countries and territories have an adequacy decision', '具有充分性决定的国家与地区数目'),
    ('psg-editors-notes-gaps', 'src-editors-notes', 'What was looked for and not found up to July 2026', '至2026年7月查找而未见者'),
]
# Words added to a gist that is made from records.
GIST_MORE = {
    'psg-cms-bra': ('announced on 27 January 2026', '2026年1月27日宣布'), 'psg-pattaya-mail-tha': ('says that the talks were launched on 6 June 2013', '称谈判于2013年6月6日启动'),
    'psg-afp-idn': ('the headline says signed', '标题称签署'), 'psg-deleporte-wentz-bra': ('counts Brazil as the 15th', '称巴西为第15个'),
    'psg-prepliberty-ind': ('signature expected in December 2026', '预计2026年12月签署'),
}

# ---------------------------------------------------------------- participations
# Role of a party where it is not simply a party. (mechanism type or mechanism, party or 'org-eu' or '*') -> role
ROLE_BY_TYPE = {('type-adequacy-decision', 'org-eu'): 'role-author', ('type-adequacy-decision', '*'): 'role-recognised',
                ('type-research-association', '*'): 'role-associated', ('type-research-association', 'org-eu'): 'role-party',
                ('type-digital-programme-association', '*'): 'role-associated', ('type-digital-programme-association', 'org-eu'): 'role-party',
                ('type-infrastructure', '*'): 'role-connected'}
ROLE_BY_MECHANISM = {('mech-bra-eu-adequacy', 'country-bra'): 'role-author', ('mech-bra-eu-adequacy', 'org-eu'): 'role-recognised',
                     ('mech-kor-eu-adequacy', 'country-kor'): 'role-author', ('mech-kor-eu-adequacy', 'org-eu'): 'role-recognised',
                     ('mech-eu-office-sf', 'country-usa'): 'role-host', ('mech-eu-office-sf', 'org-eu'): 'role-manager',
                     ('mech-eu-lac-hlpd', 'org-eu'): 'role-manager', ('mech-eu-lac-hlpd', 'area-lac'): 'role-beneficiary',
                     ('mech-tei-central-asia', 'org-eu'): 'role-manager', ('mech-arctic-connectivity-action', 'org-eu'): 'role-manager',
                     ('mech-horizon-europe', 'org-eu'): 'role-manager', ('mech-digital-europe', 'org-eu'): 'role-manager',
                     ('mech-cef-digital', 'org-eu'): 'role-manager'}
SCOPE = {'org-eu': 'pscope-body', 'group-cptpp': 'pscope-unknown', 'group-mercosur': 'pscope-body', 'group-african-union': 'pscope-body',
         'group-asean': 'pscope-unknown', 'area-lac': 'pscope-unknown'}
MODALITY = {}
for _m in 'can-dta ind-fta aus-fta idn-cepa tha-fta phl-fta mys-fta are-fta are-spa ind-soia jpn-soia jpn-horizon nor-govsatcom isl-govsatcom'.split():
    MODALITY['mech-eu-' + _m] = 'modality-under-way'
for _m in 'mech-eu-cptpp-dta mech-eu-wb-roaming mech-eu-ind-horizon mech-arctic-connectivity-action mech-eu-che-hld'.split():
    MODALITY[_m] = 'modality-planned'
# Networks of the fact file that are types here: being a partner of the network is being party to the country's own partnership.
NETWORK_SLUG = {'EU Security and Defence Partnerships': 'sdp', 'EU Digital Partnerships': 'dp'}
# Participations taken from notes. (mechanism, party, role, passages, note en, note zh)
MORE_PARTICIPATIONS = [
    *((f'mech-wb-regional-roaming', f'country-{c}', 'role-party', 'psg-infokosova-wb-roaming', '', '') for c in ('alb', 'bih', 'xkx', 'mne', 'mkd', 'srb')),
    *((f'mech-eu-lac-hlpd', o, 'role-implementer', 'psg-ega-lac', '', '') for o in ('org-giz', 'org-expertise-france', 'org-fiiapp', 'org-ega')),
]
# Words for the note of a participation, by fact.
PARTICIPATION_NOTES = {
    'founding member state': ('Founding Member State.', '创始成员国。'), 'signed the Letter of Intent': ('Signed the letter of intent.', '签署意向书。'),
    'country connected': ('Country connected by the cable.', '光缆连通国家。'), 'host country': ('Host country.', '东道国。'),
    '37th participating state': ('37th participating state, from 8 October 2025.', '第37个参与国，自2025年10月8日起。'),
    '35th participating state': ('35th participating state, from May 2024.', '第35个参与国，自2024年5月起。'),
    'Joint Declaration, EU-CELAC Summit July 2023': ('By the joint declaration at the summit of the EU and CELAC, July 2023.', '依2023年7月欧盟—拉共体峰会联合宣言。'),
}
PARTICIPATION_NOTE_OF_ROW = {'0518': ('Joined in February 2024.', '2024年2月加入。'), '0519': ('Joined in July 2024.', '2024年7月加入。'),
                             **{n: ('Named as a partner in November 2023.', '2023年11月列为伙伴。') for n in ('0390', '0394', '0401', '0416')},
                             **{n: ('Partner named in annex row 1; planned for 2025 to 2030.', '附件第1行所列伙伴；计划期为2025—2030年。') for n in ('0932', '0933', '0934', '0935')}}
NAME_NOTE = ('Read from the name of the mechanism.', '据机制名称认定。')
STATUS_NOTE = ('Named as in the source, without prejudice to status.', '名称依来源，不影响对其地位的立场。')

# ---------------------------------------------------------------- links (part_of, supports_area, funded_by, succeeded_by)
# (fact, subject, relation, object, note en, note zh); several lines may stand for one fact.
P = 'partOfMechanism'
LINKS = [
    ('0022', 'mech-eu-jpn-cables-moc', P, 'mech-eu-jpn-dp', '', ''), ('0027', 'mech-eu-jpn-chips-moc', P, 'mech-eu-jpn-dp', '', ''),
    ('0033', 'mech-eu-jpn-eid-moc', P, 'mech-eu-jpn-dp', '', ''), ('0833', 'mech-eu-jpn-quantum-loi', P, 'mech-eu-jpn-dp', '', ''),
    ('0837', 'mech-q-neko', P, 'mech-eu-jpn-dp', '', ''), ('0840', 'mech-6g-mirai-harmony', P, 'mech-eu-jpn-dp', '', ''),
    ('0123', 'mech-eu-can-ai-mou', P, 'mech-eu-can-dp', '', ''), ('0129', 'mech-eu-can-credentials-mou', P, 'mech-eu-can-dp', '', ''),
    ('0248', 'mech-b6ga-6gia-mou', P, 'mech-eu-ind-ttc', 'Signed in the frame of the council.', '在理事会框架内签署。'),
    ('0707', 'mech-eu-ind-chips-mou', P, 'mech-eu-ind-ttc', '', ''),
    ('0272', 'mech-eu-usa-6g', P, 'mech-eu-usa-ttc', '', ''), ('0277', 'mech-eu-usa-chips', P, 'mech-eu-usa-ttc', '', ''),
    ('0285', 'mech-eu-jpn-data', P, 'mech-eu-jpn-epa', 'The protocol amends the agreement.', '议定书修正该协定。'),
    ('0346', 'mech-eu-gbr-cyber', P, 'mech-eu-gbr-tca', '', ''), ('0622', 'mech-eu-sgp-ai-safety', P, 'mech-eu-sgp-dp', '', ''),
    ('0521', 'mech-eu-lac-pd-cyber', P, 'mech-eu-lac-alliance', '', ''), ('0523', 'mech-eu-lac-pd-ai', P, 'mech-eu-lac-alliance', '', ''),
    ('0525', 'mech-eu-lac-pd-egov', P, 'mech-eu-lac-alliance', '', ''), ('0527', 'mech-eu-lac-pd-data', P, 'mech-eu-lac-alliance', '', ''),
    ('0529', 'mech-eu-lac-pd-connectivity', P, 'mech-eu-lac-alliance', '', ''), ('0531', 'mech-eu-lac-hlpd', P, 'mech-eu-lac-alliance', '', ''),
    ('0541', 'mech-eu-office-sf', 'covers', 'topic-digital-diplomacy', '', ''), ('0539', 'mech-eu-office-sf', 'covers', 'topic-digital-diplomacy', '', ''),
    ('0549', 'mech-eu4digital-facility', P, 'mech-eu4digital', '', ''),
    ('0600', 'inst-ids', 'establishes', 'mech-dpn', '', ''), ('0602', 'inst-ids', 'establishes', 'mech-tbo', '', ''),
    ('0615', 'mech-medusa', P, 'mech-global-gateway', '', ''), ('0791', 'mech-tei-central-asia', P, 'mech-global-gateway', '', ''),
    ('0862', 'mech-eu-nga-digital-package', P, 'mech-global-gateway', '', ''),
    ('0631', 'mech-eu-jpn-cable-wg', P, 'mech-eu-jpn-competitiveness', '', ''), ('0686', 'mech-au-eu-d4d-hub', P, 'mech-d4d-hub', 'First regional component.', '首个区域组成部分。'),
    ('0803', 'mech-eu-phl-digital-package', P, 'mech-eu-asean-scp', '', ''), ('0829', 'mech-eu-mex-ita', P, 'mech-eu-mex-mga', 'The second of two parallel agreements.', '两项并行协定中的第二项。'),
    ('0847', 'mech-eu-chn-data', P, 'mech-eu-chn-hldd', '', ''),
    ('0937', 'mech-arctic-connectivity-action', 'implements', 'inst-ids', '', ''),
    ('0488', 'mech-eu-lac-alliance', 'covers', 'tech-ai', '', ''),
    *((n, 'mech-eu4digital', 'covers', o, 'One of six areas of the EU4Digital Facility, 2019 to 2022.', 'EU4Digital项目机构2019—2022年六个领域之一。') for n, o in (
        ('0543', 'topic-telecom-rules'), ('0544', 'topic-trust-and-security'), ('0545', 'topic-digital-trade'), ('0546', 'topic-ict-innovation'),
        ('0547', 'topic-e-health'), ('0548', 'topic-digital-skills'))),
    ('0612', 'mech-medusa', 'covers', 'topic-research-networks', '', ''),
    *((n, 'mech-eu-usa-ai-public-good', 'covers', o, '', '') for n, o in (
        ('0853', 'topic-climate'), ('0854', 'topic-disasters'), ('0855', 'topic-health'), ('0856', 'topic-energy'), ('0857', 'topic-agriculture'))),
    ('0308', 'mech-ellalink', 'supportedBy', 'mech-bella', 'Co-funding.', '共同出资。'), ('0308', 'mech-ellalink', 'fundedBy', 'org-eu', 'Co-funded through the BELLA programme.', '通过BELLA计划共同出资。'),
    ('0487', 'mech-eu-lac-alliance', 'fundedBy', 'category-team-europe', 'EUR 145 million at the start, EUR 50 million of it from the EU budget.', '启动资金1.45亿欧元，其中5000万欧元来自欧盟预算。'),
    ('0530', 'mech-eu-lac-hlpd', 'fundedBy', 'org-ec', 'EUR 5.4 million.', '540万欧元。'),
    ('0613', 'mech-medusa', 'supportedBy', 'mech-cef-digital', 'EUR 14.3 million for the extension to West Africa, March 2025.', '2025年3月出资1430万欧元用于向西非延伸。'),
    ('0616', 'mech-medusa', 'fundedBy', 'org-ec', 'Grant of EUR 40 million through the European Investment Bank; the project costs EUR 342 million.', '经欧洲投资银行提供4000万欧元赠款；项目造价3.42亿欧元。'),
    ('0836', 'mech-q-neko', 'fundedBy', 'org-eu', 'EUR 4 million; 16 partners.', '400万欧元；16个合作方。'),
    ('0881', 'mech-polar-connect', 'supportedBy', 'mech-cef-digital', 'Several grants; EUR 5 million for the second step according to the press.', '多笔赠款；据媒体第二阶段为500万欧元。'),
    ('0940', 'mech-eu-usa-privacy-shield', 'succeededBy', 'mech-eu-usa-dpf', 'The former was declared invalid (Schrems II).', '前者被宣告无效（Schrems II案）。'),
    ('0941', 'mech-eu-usa-safe-harbour', 'succeededBy', 'mech-eu-usa-privacy-shield', 'The former was declared invalid (Schrems I).', '前者被宣告无效（Schrems I案）。'),
    ('0942', 'type-security-defence-partnership', 'covers', 'task-cybersecurity', 'Said of the eight partnerships as of June 2025.', '就截至2025年6月的八个伙伴关系而言。'),
    ('0361', 'mech-eu-che-eupa', 'hasComponent', 'mech-digital-europe', '', ''), ('0359', 'mech-eu-che-eupa', 'hasComponent', 'mech-horizon-europe', '', ''),
]
# Notes on links made from covers_topic rows.
LINK_NOTES = {}
for _nums, _n in {
    '0144 0145 0146': ('The agreement holds no binding rule on free data flows; that is to be reviewed after five years.', '协定未含关于数据自由流动的约束性规则；五年后审议。'),
    '0651 0652': ('From the draft statement.', '据声明草案。'),
    '0701 0702': ('The EU intends to buy at least USD 40 billion of AI chips of the United States.', '欧盟有意采购至少400亿美元的美国人工智能芯片。'),
    '0765': ('AI Factories.', '人工智能工厂。'), '0822': ('Swiss participation in the EU space agency (Galileo, EGNOS).', '瑞士参与欧盟航天计划署（伽利略、EGNOS）。'),
}.items():
    LINK_NOTES.update({n: _n for n in _nums.split()})

# ---------------------------------------------------------------- gaps
# (id, kind, about, en, zh, passages, fact or '')
GAPS = [
    ('gap-ind-fta-signature', 'gapkind-planned-step', 'mech-eu-ind-fta', 'Signature in Brussels was expected for December 2026 and application for the first half of 2027.', '预计2026年12月在布鲁塞尔签署、2027年上半年适用。', 'psg-prepliberty-ind', '0150'),
    ('gap-usa-ttc-standing', 'gapkind-unclear-standing', 'mech-eu-usa-ttc', 'No meeting was found after April 2024; press on the strategy of June 2025 says that it foresees no further one and that trade talks come first.', '未见2024年4月之后的会议；关于2025年6月战略的报道称未预见再次开会，贸易谈判优先。', 'psg-daily8-ids|psg-whitehouse-ttc6', '0260'),
    ('gap-jpn-horizon-signature', 'gapkind-planned-step', 'mech-eu-jpn-horizon', 'Signature was expected for 2026.', '预计2026年签署。', 'psg-mirage-jpn-horizon', ''),
    ('gap-jpn-dp-fourth-council', 'gapkind-planned-step', 'mech-eu-jpn-dp', 'A fourth Council was planned for 2026 in Brussels.', '第四次理事会计划于2026年在布鲁塞尔举行。', 'psg-agensir-jpn-2025', ''),
    ('gap-mys-fta-fourth-round', 'gapkind-planned-step', 'mech-eu-mys-fta', 'A fourth round was planned for June 2026.', '第四轮计划于2026年6月举行。', 'psg-bernama-mys-2026', ''),
    ('gap-polar-connect-operation', 'gapkind-planned-step', 'mech-polar-connect', 'Operation is planned around the early 2030s.', '计划于2030年代初前后投运。', 'psg-csc-polarconnect', ''),
    ('gap-wb-roaming-mandates', 'gapkind-unknown-date', 'mech-eu-wb-roaming', 'The day on which the ambassadors approved the mandates in 2026 is not in our sources.', '2026年各国大使批准授权的日期未见于现有来源。', 'psg-anews-wb-roaming', ''),
    ('gap-adequacy-count', 'gapkind-figures-differ', 'mech-eu-bra-adequacy', 'A law firm counts Brazil as the 15th country with an adequacy decision; a list that had 15 before makes it the 16th country or territory, 17 with the European Patent Organisation.', '一律所称巴西为第15个获充分性决定的国家；此前名单已有15个，故为第16个国家或地区，连同欧洲专利组织为17个。', 'psg-deleporte-wentz-bra|psg-cnpd-list|psg-editors-notes-adequacy-count', ''),
    ('gap-medusa-state', 'gapkind-unclear-standing', 'mech-medusa', 'Our sources tell of grants and of the countries connected, not of whether the cable works.', '现有来源述及赠款与连通国家，未说明光缆是否已投运。', 'psg-zawya-medusa|psg-submarine-networks-medusa', ''),
    ('gap-adequacy-dates', 'gapkind-unknown-date', '|'.join(f'mech-eu-{c}-adequacy' for c in 'and arg can fro ggy isr imn jey nzl che ury'.split()), 'The days on which the eleven older adequacy decisions were adopted are not in our sources.', '十一项较早的充分性决定的通过日期未见于现有来源。', 'psg-cnpd-list|psg-global-relay-list', ''),
    ('gap-che-package-ratification', 'gapkind-planned-step', 'mech-eu-che-package', 'Ratification was pending in March 2026.', '2026年3月时尚待批准。', 'psg-clarus-che-package', ''),
    ('gap-mex-mga-ratification', 'gapkind-planned-step', 'mech-eu-mex-mga', 'Ratification was pending in May 2026.', '2026年5月时尚待批准。', 'psg-deloitte-lac-mex-mga', ''),
    ('gap-open-ukr-cyber', 'gapkind-unknown-date', 'mech-eu-ukr-cyber', 'Our sources have the first and the fourth dialogue; the days of the second and the third are not known.', '现有来源仅载第一次与第四次对话；第二、三次日期不详。', 'psg-brit-panorama-ukr|psg-vestnik-kavkaza-ukr', ''),
    ('gap-aus-sdp-day', 'gapkind-unclear-wording', 'mech-eu-aus-sdp', 'The news agency says announced, a digest of Australian press says signed, both of 24 March 2026.', '同为2026年3月24日，通讯社称宣布，澳大利亚媒体摘编称签署。', 'psg-ap-aus|psg-mediafactchecker-aus', ''),
]

# ---------------------------------------------------------------- absences (section 3 of the notes)
# (id, about, en, zh, mechanisms whose sources were searched, review, note en, note zh)
SEARCHED_ON = '2026-11-23'
ABSENCES = [
    ('abs-kor-dp-third-council', 'mech-eu-kor-dp', 'A third EU–Republic of Korea Digital Partnership Council', '欧盟—韩国数字伙伴关系理事会第三次会议', 'mech-eu-kor-dp mech-eu-kor-dta mech-eu-kor-sdp mech-eu-kor-cyber', 'review-rejected', 'Overtaken: another search found that it met in Seoul on 28 November 2025.', '已被取代：另一次检索查到其于2025年11月28日在首尔召开。'),
    ('abs-jpn-dp-fourth-council', 'mech-eu-jpn-dp', 'A fourth EU–Japan Digital Partnership Council in 2026', '2026年欧盟—日本数字伙伴关系理事会第四次会议', 'mech-eu-jpn-dp mech-eu-jpn-quantum-loi mech-q-neko mech-eu-jpn-competitiveness', '', 'It was planned for 2026 in Brussels.', '曾计划于2026年在布鲁塞尔举行。'),
    ('abs-ind-ttc-third', 'mech-eu-ind-ttc', 'A third ministerial meeting of the EU–India Trade and Technology Council', '欧盟—印度贸易与技术理事会第三次部长级会议', 'mech-eu-ind-ttc mech-eu-ind-2030-agenda mech-eu-ind-fta', '', '', ''),
    ('abs-bra-digital-dialogue-14', 'mech-eu-bra-digital-dialogue', 'A 14th EU–Brazil Digital Dialogue', '欧盟—巴西第14次数字对话', 'mech-eu-bra-digital-dialogue mech-eu-bra-adequacy', '', '', ''),
    ('abs-gbr-second-summit', 'country-gbr|mech-eu-gbr-sdp', 'The outcome of the second EU–UK summit', '第二次欧盟—英国峰会的成果', 'mech-eu-gbr-sdp mech-eu-gbr-cyber mech-eu-gbr-adequacy', '', '', ''),
    ('abs-che-digital-dialogue', 'country-che|type-digital-dialogue', 'A bilateral digital dialogue of the EU with Switzerland', '欧盟与瑞士的双边数字对话', 'mech-eu-che-package mech-eu-che-eupa mech-eu-che-hld', '', '', ''),
    ('abs-nor-digital-dialogue', 'country-nor|type-digital-dialogue', 'A bilateral digital dialogue of the EU with Norway', '欧盟与挪威的双边数字对话', 'mech-eu-nor-sdp mech-eu-nor-govsatcom', '', '', ''),
    ('abs-digital-offices', 'type-digital-office|mech-eu-office-sf', 'A digital office of the EU other than that in San Francisco', '旧金山以外的欧盟数字办公室', 'mech-eu-office-sf', '', '', ''),
    ('abs-idn-cepa-signature', 'mech-eu-idn-cepa', 'The signature of the EU–Indonesia Comprehensive Economic Partnership Agreement', '欧盟—印度尼西亚全面经济伙伴关系协定的签署', 'mech-eu-idn-cepa', '', '', ''),
    ('abs-phl-fta-conclusion', 'mech-eu-phl-fta', 'The end of the talks on the EU–Philippines Free Trade Agreement', '欧盟—菲律宾自由贸易协定谈判的完成', 'mech-eu-phl-fta', '', 'A seventh round was due from 29 June to 3 July 2026.', '第七轮原定于2026年6月29日至7月3日举行。'),
    ('abs-mercosur-digital-text', 'mech-eu-mercosur-ita|mech-eu-mercosur-pa', 'The digital rules in the text of the EU–Mercosur agreements', '欧盟—南方共同市场协定文本中的数字规则', 'mech-eu-mercosur-ita mech-eu-mercosur-pa', '', '', ''),
    ('abs-idn-cepa-digital-text', 'mech-eu-idn-cepa', 'The digital chapter in the text of the EU–Indonesia agreement', '欧盟—印度尼西亚协定文本中的数字章节', 'mech-eu-idn-cepa', '', '', ''),
    ('abs-alb-sdp-signature', 'mech-eu-alb-sdp', 'The day on which the EU–Albania Security and Defence Partnership was signed', '欧盟—阿尔巴尼亚安全与防务伙伴关系的签署日期', 'mech-eu-alb-sdp', '', 'The press has it adopted on 19 November 2024.', '媒体称其于2024年11月19日通过。'),
    ('abs-after-2026-07-02', 'org-eu', 'Events of the bilateral digital cooperation of the EU after 2 July 2026', '2026年7月2日之后欧盟双边数字合作的事件', '*2026', '', 'No source dated later was found; states are those of the last source seen.', '未见更晚日期的来源；各状态以最后所见来源为准。'),
]

# ================================================================ machinery
# Columns of the tables that main does not have yet; all others are read from main, so that a new column is never lost.
NEW_COLUMNS = {'absences': 'id about en zh searched searched_on sources confidence review note_en note_zh'.split(),
               'account': 'fact_id outcome records reason'.split()}
LEVELS = ('confidence-low', 'confidence-medium', 'confidence-high')
SLUG_OVERRIDE = {'mech-eu-lac-alliance': 'lac'}


def read(path: Path) -> list[dict]:
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def write(path: Path, main: Path, rows: list[dict]) -> None:
    if (main / path.name).exists():
        with open(main / path.name, encoding='utf-8', newline='') as f:
            columns = next(csv.reader(f))
    else:
        columns = NEW_COLUMNS[path.stem]
    assert not {k for r in rows for k in r if r[k]} - set(columns), path
    with open(path, 'w', encoding='utf-8', newline='') as f:
        out = csv.DictWriter(f, columns, lineterminator='\n')
        out.writeheader()
        out.writerows({c: r.get(c, '') for c in columns} for r in rows)


def spoken(date: str) -> tuple[str, str]:
    """A date as it stands in a gist, in English and Chinese."""
    if date.startswith('['):
        low, high = date[1:-1].split('..')
        return f'{spoken(low)[0]} to {spoken(high)[0]}', f'{spoken(low)[1]}至{spoken(high)[1]}'
    parts = [p for p in date.split('-') if p != 'XX']
    return '-'.join(parts), ''.join(str(int(p)) + u for p, u in zip(parts, '年月日'))


class Maker:
    """Facts in, fragments out; what main or another curator has already is changed, never doubled."""

    def __init__(self, facts: Path, main: Path, others: list[Path]):
        self.facts = OrderedDict((r['fact_id'][4:], r) for r in read(facts))
        self.main = {t: OrderedDict((r['id'], r) for r in read(main / f'{t}.csv')) for t in
                     'sources vocab parties mechanisms passages events participations links memberships gaps adoptions'.split()}
        self.others = defaultdict(OrderedDict)  # rows of other curators
        for folder in others:
            for table in ('parties', 'memberships', 'vocab', 'sources', 'passages'):
                if (folder / f'{table}.csv').exists():
                    self.others[table].update((r['id'], r) for r in read(folder / f'{table}.csv'))
        self.sources, self.vocab, self.parties, self.mechanisms = OrderedDict(), OrderedDict(), OrderedDict(), OrderedDict()
        self.passages, self.events, self.participations, self.links = OrderedDict(), OrderedDict(), OrderedDict(), OrderedDict()
        self.memberships, self.gaps, self.absences, self.adoptions = OrderedDict(), OrderedDict(), OrderedDict(), OrderedDict()
        self.of_record = defaultdict(list)      # record -> facts
        self.of_fact = defaultdict(list)        # fact -> records
        self.told = defaultdict(list)           # passage -> what it tells (order, en, zh)
        self.refuted: dict[str, str] = {}       # fact -> rejected record
        self.used_passages: set[str] = set()

    # -------------------------------------------------------------- reference rows

    def reference(self) -> None:
        self.source_of_url = {}
        for url, sid, kind, language, date, pen, pzh, en, zh in SOURCES:
            self.source_of_url[url] = sid
            if sid in self.main['sources']:
                continue
            documents = 'inst-ids' if sid in ('src-diplo-join', 'src-join-2025-140-annex') else ''
            self.sources[sid] = dict(id=sid, kind='sourcekind-' + kind, en=en, zh=zh, publisher_en=pen, publisher_zh=pzh, language=language,
                                     date=date, documents=documents, url=url, seen=SEEN)
        for sid, kind, language, date, pen, pzh, en, zh, url in EXTRA_SOURCES:
            self.sources[sid] = dict(id=sid, kind='sourcekind-' + kind, en=en, zh=zh, publisher_en=pen, publisher_zh=pzh, language=language,
                                     date=date, documents='', url=url, seen='2026-11-25' if sid != 'src-hadea-arctic' else SEEN)
        for sid, date in SOURCE_DATES.items():
            self.sources[sid] = {**self.main['sources'][sid], 'date': date}
        for tid, en, zh, aen, azh, broader, den, dzh in TYPES:
            self.vocab[tid] = dict(id=tid, kind='MechanismType', scheme='scheme-mechanism-types', en=en, zh=zh, alt_en=aen, alt_zh=azh,
                                   broader=broader, definition_en=den, definition_zh=dzh)
        for tid, cells in TYPE_CHANGES.items():
            self.vocab[tid] = {**self.main['vocab'][tid], **cells}
        for eid, en, zh, den, dzh, leads, rank in EVENT_TYPES:
            self.vocab[eid] = dict(id=eid, kind='EventType', scheme='scheme-event-types', en=en, zh=zh, definition_en=den, definition_zh=dzh,
                                   leads_to=leads, rank=rank, observation='true' if '-reported-' in eid else '')
        for rid, en, zh, den, dzh, broader in ROLES:
            self.vocab[rid] = dict(id=rid, kind='Code', scheme='scheme-codes', en=en, zh=zh, definition_en=den, definition_zh=dzh, broader=broader)
        for cid, en, zh, den, dzh in CODES:
            self.vocab[cid] = dict(id=cid, kind='Code', scheme='scheme-codes', en=en, zh=zh, definition_en=den, definition_zh=dzh)
        for cid, kind, en, zh, broader, aen, azh in CONCEPTS:
            scheme = 'scheme-technologies' if kind == 'Technology' else 'scheme-topics'
            self.vocab[cid] = dict(id=cid, kind=kind, scheme=scheme, en=en, zh=zh, alt_en=aen, alt_zh=azh, broader=broader)
        self.mechanism_of = dict(EXISTING_MECHANISMS)
        for subject, mid, kind, type_, en, zh, aen, azh, lumps, unverified in MECHANISMS:
            self.mechanism_of[subject] = mid
            self.mechanisms[mid] = dict(id=mid, kind=kind, type=type_, en=en, zh=zh, alt_en=aen, alt_zh=azh, lumps=lumps, unverified=unverified)
        slugs = [self.slug(m) for m in [*self.mechanisms, *self.main['mechanisms']]]
        assert len(slugs) == len(set(slugs)), [x for x in slugs if slugs.count(x) > 1]
        for name, subject in SAME_MECHANISM.items():
            self.mechanism_of[name] = self.mechanism_of[subject]
        for pid, kind, en, zh, aen, azh, same, unverified in NEW_PARTIES:
            self.parties[pid] = dict(id=pid, kind=kind, en=en, zh=zh, alt_en=aen, alt_zh=azh, same_as=same, unverified=unverified)
        pid = 'group-eu-lac-digital-alliance'
        self.parties[pid] = dict(id=pid, kind='CountryGroup', en='Members of the EU–LAC Digital Alliance in Latin America and the Caribbean',
                                 zh='欧盟—拉美和加勒比数字联盟的拉美和加勒比成员', alt_en='EU-LAC Digital Alliance signatories', alt_zh='数字联盟签署国')

    def label(self, thing: str) -> tuple[str, str]:
        for rows in (self.vocab, self.parties, self.mechanisms, self.others['parties'], self.main['parties'], self.main['mechanisms'],
                     self.main['vocab'], self.others['vocab']):
            if thing in rows:
                return rows[thing]['en'], rows[thing]['zh']
        if thing == 'inst-ids':
            return 'International Digital Strategy', '国际数字战略'
        raise KeyError(thing)

    def type_of(self, mid: str) -> str:
        return (self.mechanisms.get(mid) or self.main['mechanisms'][mid])['type']

    # -------------------------------------------------------------- passages

    def mechanism_of_fact(self, fact: dict) -> str:
        """The mechanism that a row is about (a mechanism, 'inst-ids' or 'group-cptpp')."""
        subject, target = fact['subject'], fact['object']
        if fact['subject_type'] == 'country':
            code = COUNTRIES[subject]
            if target == 'Horizon Europe associated countries':
                return f'mech-eu-{code}-horizon'
            if target in NETWORK_SLUG:
                return f'mech-eu-{code}-{NETWORK_SLUG[target]}'
            return 'group-cptpp' if target == 'CPTPP' else self.mechanism_of[target]
        if subject == 'International Digital Strategy for the EU':
            return 'inst-ids'
        if subject == 'EU Security and Defence Partnerships':
            return 'type-security-defence-partnership'
        return self.mechanism_of[subject]

    def slug(self, mid: str) -> str:
        return SLUG_OVERRIDE.get(mid) or re.sub(r'^(mech-eu-|mech-|type-|inst-|group-)', '', mid)

    def passage(self, number: str) -> str:
        """The passage that a row cites; made when first asked for."""
        fact = self.facts[number]
        source = self.source_of_url[fact['source_url']]
        if number in PASSAGE_OF_ROW:
            pid = PASSAGE_OF_ROW[number]
        elif fact['predicate'] == 'member_of' and source in MEMBER_LISTS:
            pid = MEMBER_LISTS[source]
        elif source in WHOLE_PAGE:
            pid = WHOLE_PAGE[source]
        else:
            mid = self.mechanism_of_fact(fact)
            tail = source[4:]
            if len(self.mechanisms_of_source[source]) > 1:
                words = self.slug(mid).split('-')
                while len(words) > 1 and words[0] in tail.split('-'):
                    words = words[1:]
                tail += '-' + '-'.join(words)
            pid = 'psg-' + tail
        self.need(pid, source)
        return pid

    def need(self, pid: str, source: str = '') -> None:
        self.used_passages.add(pid)
        if pid in self.passages or pid in self.main['passages'] or pid in self.others['passages']:
            return
        for hand, src, en, zh in HAND_PASSAGES:
            if hand == pid:
                self.passages[pid] = dict(id=pid, source=src, gist_en=en, gist_zh=zh)
                return
        if not source:
            raise KeyError(f'passage {pid} is cited and not made')
        self.passages[pid] = dict(id=pid, source=source, gist_en='', gist_zh='')

    def tell(self, pids: list[str], order: int, en: str, zh: str, mid: str) -> None:
        for pid in pids:
            if pid in self.passages and not self.passages[pid]['gist_en']:
                if (order, en, zh, mid) not in self.told[pid]:
                    self.told[pid].append((order, en, zh, mid))

    def gists(self) -> None:
        """Gists of the passages that are not written by hand, from what the records cite them for."""
        for pid, row in self.passages.items():
            if row['gist_en']:
                continue
            told = sorted(self.told[pid], key=lambda t: t[0])
            mids = list(OrderedDict.fromkeys(t[3] for t in told))
            parts_en, parts_zh = [], []
            for mid in mids:
                mine = [t for t in told if t[3] == mid]
                named, topics = [t for t in mine if t[0] == 1], [t for t in mine if t[0] == 8]
                rest = sorted((t for t in mine if 1 < t[0] < 8), key=lambda t: (t[0], t[2] if t[0] == 2 else ''))
                en, zh = [t[1] for t in rest], [t[2] for t in rest]
                if named:
                    en.insert(0, 'names ' + ', '.join(t[1] for t in named))
                    zh.insert(0, '列明' + '、'.join(t[2] for t in named))
                if topics:
                    en.append('subjects: ' + ', '.join(t[1] for t in topics))
                    zh.append('议题有' + '、'.join(t[2] for t in topics))
                name = self.label(mid)
                parts_en.append(name[0] + ': ' + '; '.join(en) if en else name[0])
                parts_zh.append(name[1] + '：' + '；'.join(zh) if zh else name[1])
            more = GIST_MORE.get(pid)
            if more:
                parts_en.append(more[0]), parts_zh.append(more[1])
            row['gist_en'], row['gist_zh'] = '; '.join(parts_en), '；'.join(parts_zh)

    # -------------------------------------------------------------- evidence

    def source_row(self, pid: str) -> dict:
        row = self.passages.get(pid) or self.main['passages'].get(pid) or self.others['passages'].get(pid)
        if row is None:
            self.need(pid)
            row = self.passages[pid]
        sid = row['source']
        return self.sources.get(sid) or self.main['sources'].get(sid) or self.others['sources'][sid]

    def graded(self, pids: list[str], numbers: list[str], cap: str = '') -> tuple[str, str]:
        """Confidence and review of a record with these passages, made from these rows."""
        rows = {r['id']: r for r in map(self.source_row, pids)}
        good = any(r['kind'] in ('sourcekind-official', 'sourcekind-party') for r in rows.values())
        level = 2 if good or len(rows) > 1 else 1
        granted = {self.facts[n]['confidence'] for n in numbers}
        if granted == {'low'}:
            level = 0
        elif granted == {'medium'} and len(rows) == 1:
            level = min(level, 1)
        if cap:
            level = min(level, LEVELS.index(cap))
        return LEVELS[level], 'review-accepted' if level == 2 and good else ''

    def cite(self, record: str, *numbers: str) -> None:
        for n in numbers:
            if n not in self.of_record[record]:
                self.of_record[record].append(n)
            if record not in self.of_fact[n]:
                self.of_fact[n].append(record)

    def more_sources(self, number: str) -> list[str]:
        out = []
        for numbers, pid in SECOND_SOURCES.items():
            if number in numbers.split():
                self.need(pid)
                out.append(pid)
        return out

    def improved(self, old: dict, pids: list[str], numbers: list[str]) -> dict:
        """A row of main with further passages; its grade rises with them and never falls."""
        row = dict(old)
        before = row['sources'].split('|')
        row['sources'] = '|'.join(OrderedDict.fromkeys(before + pids))
        if row['sources'] == old['sources']:
            return row
        confidence, review = self.graded(row['sources'].split('|'), [])
        if LEVELS.index(confidence) > LEVELS.index(row['confidence']):
            row['confidence'] = confidence
        if row['review'] == '' and review and row['confidence'] == 'confidence-high':
            row['review'] = review
        return row

    # -------------------------------------------------------------- records

    def participation(self, mid: str, party: str, pids: list[str], numbers: list[str], role: str = '', note=('', ''), cap: str = '') -> str:
        type_ = self.type_of(mid)
        role = role or ROLE_BY_MECHANISM.get((mid, party)) or ROLE_BY_TYPE.get((type_, party)) or ROLE_BY_TYPE.get((type_, '*')) or 'role-party'
        found = next((r for r in list(self.participations.values()) + list(self.main['participations'].values())
                      if (r['mechanism'], r['party'], r['role']) == (mid, party, role)), None)
        en, zh = self.label(party)
        self.tell(pids, 1, en, zh, mid)
        if found:
            pid = found['id']
            if pid in self.participations and pid not in self.main['participations']:
                row = self.participations[pid]
                row['sources'] = '|'.join(OrderedDict.fromkeys(row['sources'].split('|') + pids))
                row['confidence'], row['review'] = self.graded(row['sources'].split('|'), self.of_record[pid] + numbers, '')
                if note[0] and not row['note_en']:
                    row['note_en'], row['note_zh'] = note
            else:
                row = self.improved(found, pids, numbers)
                if row != found:
                    self.participations[pid] = row
        else:
            tail = re.sub(r'^(country|org|group|area|scope|category)-', '', party)
            pid = f'ptc-{self.slug(mid)}-{tail}'
            assert pid not in self.participations and pid not in self.main['participations'], pid
            confidence, review = self.graded(pids, numbers, cap)
            if party in ('country-xkx', 'country-twn') and not note[0]:
                note = STATUS_NOTE
            self.participations[pid] = dict(id=pid, mechanism=mid, party=party, role=role, scope=SCOPE.get(party, ''), modality=MODALITY.get(mid, ''),
                                            sources='|'.join(pids), confidence=confidence, review=review, note_en=note[0], note_zh=note[1])
        self.cite(pid, *numbers)
        return pid

    def link(self, subject: str, relation: str, target: str, pids: list[str], numbers: list[str], note=('', ''), cap: str = '') -> str:
        found = next((r for r in list(self.links.values()) + list(self.main['links'].values())
                      if (r['subject'], r['relation'], r['object']) == (subject, relation, target)), None)
        en, zh = self.label(target)
        words = {'covers': (8, en, zh), 'partOfMechanism': (5, f'part of {en}', f'隶属于{zh}'), 'supportedBy': (6, f'supported by {en}', f'由{zh}支持'),
                 'fundedBy': (6, f'funded by {en}', f'由{zh}出资'), 'succeededBy': (6, f'followed by {en}', f'由{zh}接替'),
                 'implements': (6, f'carries out {en}', f'实施{zh}'), 'establishes': (6, f'announces {en}', f'宣布{zh}'),
                 'hasComponent': (6, f'includes {en}', f'包括{zh}')}[relation]
        self.tell(pids, words[0], words[1], words[2], subject)
        if found:
            lid = found['id']
            if lid in self.links and lid not in self.main['links']:
                row = self.links[lid]
                row['sources'] = '|'.join(OrderedDict.fromkeys(row['sources'].split('|') + pids))
                row['confidence'], row['review'] = self.graded(row['sources'].split('|'), self.of_record[lid] + numbers)
                if note[0] and not row['note_en']:
                    row['note_en'], row['note_zh'] = note
            else:
                row = self.improved(found, pids, numbers)
                if row != found:
                    self.links[lid] = row
        else:
            tail = re.sub(r'^(tech|topic|task|mech-eu|mech|org|category|inst)-', '', target)
            lid = f'lnk-{self.slug(subject)}-{tail}'
            if lid in self.links or lid in self.main['links']:
                lid += '-' + relation.lower()
            assert lid not in self.links and lid not in self.main['links'], lid
            confidence, review = self.graded(pids, numbers, cap)
            self.links[lid] = dict(id=lid, subject=subject, relation=relation, object=target, sources='|'.join(pids), confidence=confidence,
                                   review=review, note_en=note[0], note_zh=note[1])
        self.cite(lid, *numbers)
        return lid

    def event(self, eid: str, mid: str, type_: str, date: str, pids: list[str], numbers: list[str], note=('', ''), cap: str = '') -> None:
        assert eid not in self.main['events'] and eid not in self.events, eid
        type_ = 'event-' + type_
        ten, tzh = self.label(type_)
        if '-reported-' not in type_:
            self.tell(pids, 2, f'{ten[0].lower() + ten[1:]} {spoken(date)[0]}', f'{spoken(date)[1]}{tzh}', mid)
        confidence, review = self.graded(pids, numbers, cap)
        self.events[eid] = dict(id=eid, mechanism=mid, type=type_, date=date, sources='|'.join(OrderedDict.fromkeys(pids)), confidence=confidence,
                                review=review, note_en=note[0], note_zh=note[1])
        self.cite(eid, *numbers)

    # -------------------------------------------------------------- the run

    def run(self) -> None:
        self.reference()
        self.mechanisms_of_source = defaultdict(set)
        for n, fact in self.facts.items():
            special = n in PASSAGE_OF_ROW or (fact['predicate'] == 'member_of' and self.source_of_url[fact['source_url']] in MEMBER_LISTS)
            if not special:
                self.mechanisms_of_source[self.source_of_url[fact['source_url']]].add(self.mechanism_of_fact(fact))
        for n in self.facts:
            self.passage(n)
        for n, fact in self.facts.items():
            if fact['predicate'] == 'party':
                self.row_party(n, fact)
        for n, fact in self.facts.items():
            if fact['predicate'] == 'member_of':
                self.row_member(n, fact)
        self.dated()
        for n, fact in self.facts.items():
            if fact['predicate'] == 'covers_topic' and n not in {x[0] for x in LINKS}:
                self.row_topic(n, fact)
        for n, subject, relation, target, en, zh in LINKS:
            assert subject in (self.mechanism_of_fact(self.facts[n]), 'inst-ids'), n
            self.link(subject, relation, target, [self.passage(n)], [n], (en, zh))
        self.programme_links()
        self.from_names()
        for mid, party, role, pids, en, zh in MORE_PARTICIPATIONS:
            for p in pids.split('|'):
                self.need(p)
            self.participation(mid, party, pids.split('|'), [], role, (en, zh))
        self.strategy()
        self.lac_group()
        self.open_ends()
        self.contradictions()
        self.gists()

    def row_party(self, n: str, fact: dict) -> None:
        mid, party = self.mechanism_of_fact(fact), PARTIES[fact['object']]
        note = PARTICIPATION_NOTE_OF_ROW.get(n) or PARTICIPATION_NOTES.get(fact['note'], ('', ''))
        self.participation(mid, party, [self.passage(n)] + self.more_sources(n), [n], '', note)

    def row_member(self, n: str, fact: dict) -> None:
        party, pid = PARTIES[fact['subject']], self.passage(n)
        if fact['object'] == 'CPTPP':
            return self.cptpp(n, party, pid)
        mid = self.mechanism_of_fact(fact)
        note = PARTICIPATION_NOTE_OF_ROW.get(n) or PARTICIPATION_NOTES.get(fact['note'], ('', ''))
        self.participation(mid, party, [pid], [n], '', note)
        if fact['object'] == 'Horizon Europe associated countries':
            self.participation(mid, 'org-eu', [pid], [], '', NAME_NOTE, 'confidence-medium')
            self.link(mid, 'partOfMechanism', 'mech-horizon-europe', [pid], [n])

    def cptpp(self, n: str, party: str, pid: str) -> None:
        """The parties' curator has the membership with its dates: only the passage is added."""
        mid = 'mem-cptpp-' + party[8:]
        old = self.others['memberships'].get(mid)
        if old is None:
            confidence, review = self.graded([pid], [n])
            self.memberships[mid] = dict(id=mid, group='group-cptpp', country=party, capacity='capacity-member', when='/..', sources=pid,
                                         confidence=confidence, review=review, note_en='Named as a member in April 2026.', note_zh='2026年4月列为成员。')
        else:
            self.memberships[mid] = {**old, 'sources': '|'.join(OrderedDict.fromkeys(old['sources'].split('|') + [pid]))}
        self.cite(mid, n)

    def dated(self) -> None:
        for eid, mid, type_, date, numbers, en, zh in EVENTS:
            eid, mid, numbers = 'evt-' + eid, 'mech-' + mid, numbers.split()
            pids = [self.passage(n) for n in numbers]
            for p in EVENT_EVIDENCE.get(eid, '').split('|'):
                if p:
                    self.need(p)
                    pids.append(p)
            for n in numbers:
                assert self.mechanism_of_fact(self.facts[n]) == mid, (eid, n)
            self.event(eid, mid, type_, date, list(OrderedDict.fromkeys(pids)), numbers, (en, zh))
        for eid, numbers, date, en, zh in KNOWN_EVENTS:
            numbers = numbers.split()
            old = self.main['events'][eid]
            assert all(self.mechanism_of_fact(self.facts[n]) == old['mechanism'] for n in numbers), eid
            pids = [self.passage(n) for n in numbers]
            row = self.improved(old, pids, numbers)
            if date:
                row['date'] = date
            if en is not None:
                row['note_en'], row['note_zh'] = en, zh
            ten, tzh = self.label(row['type'])
            day = spoken(row['date'])
            self.tell(pids, 2, f'{ten[0].lower() + ten[1:]} {day[0]}', f'{day[1]}{tzh}', row['mechanism'])
            if row != old:
                self.events[eid] = row
            self.cite(eid, *numbers)
        for eid, mid, type_, date, numbers in OBSERVATIONS:
            numbers = numbers.split()
            assert all(self.mechanism_of_fact(self.facts[n]) == 'mech-' + mid for n in numbers), eid
            self.event('evt-' + eid, 'mech-' + mid, type_, date, list(OrderedDict.fromkeys(self.passage(n) for n in numbers)), numbers,
                       OBSERVATION_NOTES.get(eid, ('', '')))
        for eid, mid, type_, date, pids, cap, en, zh in MORE_EVENTS:
            for p in pids.split('|'):
                if p not in self.passages and p not in self.main['passages']:
                    self.need(p)
            self.event('evt-' + eid, 'mech-' + mid, type_, date, pids.split('|'), [], (en, zh), cap)
        for number, record in DATED_BY_MORE.items():
            self.cite(record, number)

    def row_topic(self, n: str, fact: dict) -> None:
        subject = self.mechanism_of_fact(fact)
        for topic in (TOPIC_OF_ROW.get(n) or TOPICS[fact['object']]).split('|'):
            self.link(subject, 'covers', topic, [self.passage(n)] + self.more_sources(n), [n], LINK_NOTES.get(n, ('', '')))

    def programme_links(self) -> None:
        """Associations belong to their programme; that stands in their names."""
        whole = {'type-research-association': 'mech-horizon-europe', 'type-digital-programme-association': 'mech-digital-europe'}
        for mid, row in list(self.mechanisms.items()):
            if row['type'] not in whole or mid == 'mech-eu-che-eupa':
                continue
            if any(r['subject'] == mid and r['object'] == whole[row['type']] for r in self.links.values()):
                continue
            pids = next(r['sources'] for r in self.participations.values() if r['mechanism'] == mid).split('|')
            self.link(mid, 'partOfMechanism', whole[row['type']], pids[:1], [], NAME_NOTE, 'confidence-medium')

    def from_names(self) -> None:
        for subject, parties in PARTIES_IN_NAME.items():
            mid = self.mechanism_of[subject]
            for party in filter(None, parties.split('|')):
                held = [r for r in self.participations.values() if r['mechanism'] == mid and r['party'] == party]
                if held:
                    continue
                cited = [r['sources'].split('|')[0] for rows in (self.events, self.links, self.participations) for r in rows.values()
                         if mid in (r.get('mechanism'), r.get('subject')) or mid == r.get('object')]
                self.participation(mid, party, cited[:1], [], '', NAME_NOTE, 'confidence-medium')

    def strategy(self) -> None:
        old = self.main['adoptions']['adp-ids']
        self.adoptions['adp-ids'] = {**old, 'sources': old['sources'] + '|' + self.passage('0232')}
        self.cite('adp-ids', '0232')

    def lac_group(self) -> None:
        for n, fact in self.facts.items():
            if fact['predicate'] == 'member_of' and fact['object'] == 'EU-LAC Digital Alliance':
                country = PARTIES[fact['subject']]
                mid = 'mem-eu-lac-digital-alliance-' + country[8:]
                pid = self.passage(n)
                confidence, review = self.graded([pid], [n])
                self.memberships[mid] = dict(id=mid, group='group-eu-lac-digital-alliance', country=country, capacity='capacity-signatory',
                                             when=f'{fact["date"]}-XX/..', sources=pid, confidence=confidence, review=review)
                self.cite(mid, n)
                joined = {'0518': 'evt-lac-joined-blz', '0519': 'evt-lac-joined-guy'}.get(n, 'evt-lac-joined-2023')
                self.cite(joined, n)
        old = self.main['participations']['ptc-lac-lac']
        self.participations['ptc-lac-lac'] = {**old, 'sources': old['sources'] + '|psg-intpa-lac-members',
                                              'note_en': 'Only the endorsing countries take part; each has a record of its own.', 'note_zh': '仅支持国参与；各国另有单独记录。'}

    def open_ends(self) -> None:
        for gid, kind, about, en, zh, pids, number in GAPS:
            for p in pids.split('|'):
                if p not in self.passages:
                    self.need(p)
            confidence, review = self.graded(pids.split('|'), [number] if number else [])
            self.gaps[gid] = dict(id=gid, kind=kind, about=about, en=en, zh=zh, sources=pids, confidence=confidence, review=review)
            if number:
                self.cite(gid, number)
        self.need('psg-editors-notes-gaps')
        of_mechanism = defaultdict(OrderedDict)
        for rows in (self.events, self.participations, self.links):
            for r in rows.values():
                for mid in {r.get('mechanism'), r.get('subject')} - {None}:
                    for pid in r['sources'].split('|'):
                        of_mechanism[mid][self.source_row(pid)['id']] = None
        for aid, about, en, zh, mids, review, nen, nzh in ABSENCES:
            if mids == '*2026':
                searched = [s['id'] for s in self.sources.values() if s['date'].startswith('2026-0') and s['date'][:7] >= '2026-05']
            else:
                searched = list(OrderedDict.fromkeys(s for m in mids.split() for s in of_mechanism[m]))
            were = 'were' if en.startswith(('Events', 'The digital rules')) else 'was'
            self.absences[aid] = dict(id=aid, about=about, en=f'{en} {were} looked for and not found.',
                                      zh=f'查找{zh}，未见来源。', searched='|'.join(searched), searched_on=SEARCHED_ON, sources='psg-editors-notes-gaps',
                                      confidence='confidence-medium', review=review, note_en=nen, note_zh=nzh)

    def contradictions(self) -> None:
        for eid, mid, type_, date, pids, review, other, en, zh, number in REJECTED_EVENTS:
            eid, mid = 'evt-' + eid, 'mech-' + mid
            for p in pids.split('|'):
                if p not in self.passages and p not in self.main['passages']:
                    self.need(p)
            self.event(eid, mid, type_, date, pids.split('|'), [], (en, zh))
            self.events[eid].update(review='review-' + review, contradicts=other, confidence='confidence-medium' if review == 'disputed' else 'confidence-low')
            if other not in self.events:
                self.events[other] = dict(self.main['events'][other])
            row = self.events[other]
            row['contradicts'] = '|'.join(filter(None, [row.get('contradicts', ''), eid]))
            if number:
                self.cite(eid, number)
                if not [r for r in self.of_fact[number] if r != eid]:
                    self.refuted[number] = eid

    # -------------------------------------------------------------- account

    def account(self) -> list[dict]:
        out = []
        known = {i for rows in self.main.values() for i in rows} | set(self.others['memberships'])
        for n in self.facts:
            records = self.of_fact.get(n, [])
            assert records, f'BIL-{n} leads to no record'
            first = records[0]
            if n in self.refuted:
                outcome, reason = 'contradicted', 'Held as a record that is not used; another record contradicts it.'
            elif first in known:
                outcome = 'merged'
                reason = 'The record was there already; the passage was added.'
                if all(r in known for r in records) and self.unchanged(records):
                    reason = 'The record was there already and cites this passage.'
            elif self.of_record[first][0] == n:
                outcome, reason = 'entered', ''
            else:
                outcome, reason = 'merged', f'Same matter as BIL-{self.of_record[first][0]}; its passage was added.'
                if self.passage(n) == self.passage(self.of_record[first][0]):
                    reason = f'Same matter and passage as BIL-{self.of_record[first][0]}.'
            out.append(dict(fact_id='BIL-' + n, outcome=outcome, records='|'.join(records), reason=reason))
        return out

    def unchanged(self, records: list[str]) -> bool:
        changed = set(self.events) | set(self.participations) | set(self.links) | set(self.memberships) | set(self.adoptions)
        return not any(r in changed for r in records)

    def save(self, out: Path, main: Path) -> None:
        for table in ('sources', 'passages', 'vocab', 'parties', 'mechanisms', 'participations', 'events', 'memberships', 'links', 'gaps',
                      'absences', 'adoptions'):
            rows = list(getattr(self, table).values())
            assert all(r.get('gist_en', 'x') for r in rows), table
            write(out / f'{table}.csv', main, rows)
        write(out / 'account.csv', main, self.account())


# Rows whose date stands in an event made by hand above.
DATED_BY_MORE = {'0402': 'evt-eurohpc-joined-mda', '0761': 'evt-eurohpc-joined-gbr', '0616': 'evt-medusa-step-2023', '0613': 'evt-medusa-step-2025',
                 '0686': 'evt-au-eu-d4d-hub-launched', '0836': 'evt-q-neko-reported'}


def main() -> None:
    facts, data, out, *others = map(Path, sys.argv[1:])
    maker = Maker(facts, data, others)
    maker.run()
    maker.save(out, data)


if __name__ == '__main__':
    main()
