// The most frequent words of the languages that news are written in.
#include "languages/detection.hpp"

namespace datelined {
namespace {

constexpr StopWords rows[] = {
    {"en",
     "the of and to a in is it for on with as at by from that this was are be have has will not but they his her its "
     "an or which who said their been were would"},
    {"de",
     "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
     "dass sie nach wird bei um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr "
     "durch "
     "man sein wurde"},
    {"es",
     "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre "
     "este ya entre cuando todo esta ser son dos fue había era muy años hasta desde"},
    {"fr",
     "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont la avec ont son aux "
     "cette ses mais comme ou si leur y été être fait elle deux ces"},
    {"it",
     "di e il la che in un a per è una sono del si da con non le della dei i al come nel alla lo più gli ma ha anche "
     "delle dal ed su dalla questo stato nella"},
    {"pt",
     "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou "
     "ser quando muito há nos já está eu também pelo pela"},
    {"nl",
     "de van een het en in is dat op te zijn met die voor niet aan er om ook als dan maar bij uit door over naar heeft "
     "hij ze wordt nog wel geen meer werd"},
    {"ca",
     "de la i el que a en els les per un una amb del és no al va es més dels però com són aquest ha han seva també ser "
     "quan fins"},
    {"sv",
     "och i att det som en på är av för med den till har de inte om ett han men var jag från vi så kan när man nu "
     "efter"},
    {"da",
     "og i at det er en til på som for af de med den der ikke har et han var om men fra ved sig vi kan så blev efter"},
    {"nb",
     "og i det er på som en for av til at med de har ikke den et han om var men fra vi seg så kan ble etter hun skal"},
    {"pl", "w i na z do się nie że to jest o po od za jak przez dla przy są co czy lub ale tym oraz był może ma już"},
    {"cs", "a v se na je že s z do o to i jako pro po by ve si který od ale za jsou byl bylo podle jeho však než"},
    {"fi", "ja on ei se että oli hän ovat mutta kun myös ole sen kuin joka tai jos vain ollut"},
    {"tr", "ve bir bu da de için ile olarak daha çok olan gibi en kadar sonra ne ancak her"},
    {"ro", "de și în a la cu pe din care să o nu este pentru că un mai au fost după sau ca prin dar sunt"},
    {"hu", "a az és hogy nem is egy ez azt meg volt már csak még mint de vagy ki szerint után"},
    {"id", "yang dan di dengan untuk pada ini dari itu dalam tidak akan ke juga oleh ada kepada"},
};

}  // namespace

std::span<const StopWords> stop_words() { return rows; }

}  // namespace datelined
