// Spanish: the words that announce events, by what they do in a sentence. Verbs of the future are told by their ending.
#include "languages/event_words.hpp"

namespace datelined::spanish {
namespace {

using enum Role;

constexpr RoleWords roles[] = {
    {will, "será serán habrá hará harán va van irá irán dará darán puede pueden"},
    {would, "sería serían"},
    {may, "podría podrían"},
    {be, "es son está están"},
    {was, "fue fueron era eran estaba estaban"},
    {infinite_be, "ser sido"},
    {have, "ha han"},
    {had, "había habían"},
    {negation, "no nunca ni sin tampoco"},
    {determiner,
     "el la los las un una unos unas este esta estos estas ese esa cada todo todos todas ambos varios varias algunos"},
    {possessive, "su sus mi mis nuestro nuestra nuestros nuestras"},
    {pronoun, "él ella ellos ellas se esto eso yo nosotros"},
    {person, "él ella"},
    {speaker, "yo nosotros"},
    {preposition,
     "a ante bajo con contra de del al desde durante en entre hacia hasta mediante para por según sin sobre tras"},
    {conjunction, "y e o u pero sino"},
    {relative, "que quien quienes cuyo cuya"},
    {subordinator, "porque aunque cuando mientras si donde como"},
    {attribution,
     "dijo dijeron anunció anunciaron informó afirmó aseguró explicó señaló según indicó confirmó declaró comunicó"},
    {set_for,
     "previsto prevista previstos previstas programado programada programados programadas convocado convocada fijado "
     "fijada"},
    {expected, "previsto prevista previstos previstas esperado esperada"},
    {plan, "planea planean prevé prevén pretende espera esperan"},
    {happens,
     "comienza comienzan empieza empiezan arranca arrancan abre abren cierra cierran celebra celebran llega llegan "
     "visita inaugura estrena actúa presenta vence termina finaliza entra juega recibe ofrece vota reúne publica sale "
     "acoge decide debate aprueba aplaza pospone reabre regresa"},
    {present,
     "comienza comienzan empieza empiezan arranca arrancan abre abren cierra cierran celebra celebran llega llegan "
     "visita inaugura estrena actúa presenta vence termina finaliza entra juega recibe ofrece vota reúne publica sale "
     "acoge decide debate aprueba aplaza pospone reabre regresa"},
    {past,
     "celebró celebraron anunció comenzó comenzaron empezó terminó terminaron abrió abrieron cerró cerraron llegó "
     "llegaron ganó ganaron perdió murió murieron visitó aprobó aprobaron detuvo detuvieron votó votaron inauguró jugó "
     "presentó publicó firmó tuvo tuvieron hizo"},
    {participle,
     "celebrado cancelado cancelada aplazado aplazada suspendido suspendida pospuesto pospuesta previsto prevista "
     "programado programada inaugurado inaugurada estrenado estrenada cerrado cerrada abierto abierta publicado "
     "publicada convocado convocada elegido elegida presentado presentada retransmitido"},
    {ends, "termina finaliza vence cierra dura"},
    {event,
     "congreso conferencia cumbre reunión encuentro feria exposición festival concierto lectura charla seminario "
     "taller "
     "curso sesión asamblea elecciones elección votación referéndum consulta juicio vista audiencia sentencia "
     "apelación "
     "partido final semifinal torneo campeonato carrera maratón derbi copa estreno función inauguración apertura "
     "clausura fiesta aniversario misa funeral boda desfile procesión manifestación marcha concentración huelga paro "
     "protesta mercado gira actuación gala entrega premios junta rueda lanzamiento despegue misión ley prohibición "
     "plazo inscripción inscripciones solicitudes cierre corte mantenimiento visita viaje discurso debate eclipse "
     "vacunación consulta examen exámenes vacaciones subasta fusión dimisión toma investidura publicación álbum disco "
     "película libro novela edición actualización versión ópera recital resultados informe tregua jornada jornadas "
     "ceremonia simposio espectáculo obra"},
    {quantity,
     "ciento euros dólares ingresos beneficio beneficios crecimiento inflación tipos precios millón millones puntos "
     "grados paro acciones costes"},
    {deadline, "plazo inscripción inscripciones solicitudes candidaturas vence inscribirse matrícula"},
    {adverb, "también ya aún sólo solo pronto oficialmente previsiblemente después luego entonces juntos además"},
    {venue,
     "teatro estadio museo iglesia catedral parque plaza escuela universidad hotel biblioteca galería sala palacio "
     "auditorio pabellón hospital estación aeropuerto centro ayuntamiento audiencia"},
    {organisation, "sa sl asociación universidad ministerio ayuntamiento banco partido unión comisión club federación"},
    {title, "señor señora don doña presidente presidenta ministro ministra alcalde alcaldesa rey reina papa"},
    {narrated, "pasado pasada ayer anoche anterior antes hace"},
    {moved, "aplazado aplazada aplazados pospuesto pospuesta retrasado retrasada aplaza pospone"},
    {cancelled, "cancelado cancelada cancelados canceladas suspendido suspendida suspendidos anulado anulada"},
    {outright,
     "aplazado aplazada aplazados pospuesto pospuesta cancelado cancelada cancelados canceladas suspendido suspendida "
     "suspendidos anulado anulada aplaza pospone"},
    {until, "hasta"},
    {aim, "al para hasta"},
    {furniture, "copyright © foto actualizado publicado fuente boletín"},
    {possible, "podría podrían quizá quizás posiblemente"},
    {likely, "previsiblemente probablemente espera esperan prevé prevén planea previsto prevista"},
    {calendar,
     "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes "
     "miércoles jueves viernes sábado domingo hoy mañana ayer semana mes año trimestre primavera verano otoño invierno "
     "tarde noche mediodía medianoche horas hora h"},
    {lead,
     "el la los las del al en a de desde hasta para por próximo pasado día finales principios mediados este esta "
     "partir"},
    {online, "online zoom internet streaming"},
    {label, "fecha cuándo dónde lugar hora precio entrada"},
    {number, "dos tres cuatro cinco seis siete ocho nueve diez primer primera segundo segunda tercer"},
    {idle, "celebrará celebrarán celebra celebran tendrá tendrán tiene lugar"},
    {start, "partir desde"},
};

constexpr CategoryWords categories[] = {
    {Category::conference, 3, "congreso conferencia cumbre charla seminario simposio foro jornadas coloquio ponencia"},
    {Category::conference, 1, "reunión encuentro sesión asistentes ponentes jornada"},
    {Category::product, 3, "móvil teléfono tableta consola coche modelo"},
    {Category::earnings, 3, "resultados beneficios trimestrales"},
    {Category::economy, 3, "bce inflación tipos presupuesto presupuestos ipc pib"},
    {Category::politics, 3,
     "gobierno presidente presidenta ministro ministra congreso senado parlamento alcalde alcaldesa pleno investidura "
     "consejo diputados"},
    {Category::election, 3, "elecciones elección referéndum comicios urnas electoral votantes"},
    {Category::court, 3,
     "juicio juez jueza tribunal audiencia vista sentencia apelación acusado fiscal supremo juzgado"},
    {Category::policy, 3, "ley prohibición decreto norma reglamento impuesto salario vigor"},
    {Category::deadline, 3, "plazo inscripción inscripciones solicitudes candidaturas"},
    {Category::sports, 3,
     "partido final semifinal torneo campeonato carrera maratón derbi copa liga equipo selección gol amistoso"},
    {Category::arts, 3,
     "concierto exposición festival recital ópera teatro museo estreno obra orquesta coro gira galería ballet cuarteto "
     "espectáculo"},
    {Category::release, 3, "película álbum disco novela libro serie temporada versión actualización cines"},
    {Category::science, 3, "eclipse científicos estudio cometa"},
    {Category::space, 3, "cohete sonda misión luna satélite astronautas nasa despegue"},
    {Category::business, 3, "accionistas fusión empresa fábrica dividendo adquisición"},
    {Category::ceremony, 3,
     "fiesta aniversario misa funeral boda desfile procesión gala premios inauguración ceremonia homenaje entrega"},
    {Category::protest, 3, "manifestación marcha concentración huelga paro protesta sindicato sindicatos"},
    {Category::conflict, 3, "tregua tropas ejército alto-el-fuego"},
    {Category::weather, 3, "tormenta huracán nieve lluvia borrasca temporal"},
    {Category::health, 3, "vacunación vacuna hospital sangre pacientes"},
    {Category::education, 3, "curso taller examen exámenes escuela universidad matrícula alumnos"},
    {Category::transport, 3, "tren trenes metro carretera puente túnel aeropuerto autobús autopista tráfico línea"},
    {Category::personnel, 3, "dimisión director directora sucesor consejero"},
    {Category::maintenance, 3, "mantenimiento servidores actualización"},
};

constexpr PlaceWord places[] = {
    {"españa", "ES", ""}, {"méxico", "MX", ""},   {"argentina", "AR", ""},  {"colombia", "CO", ""},
    {"chile", "CL", ""},  {"perú", "PE", ""},     {"francia", "FR", ""},    {"alemania", "DE", ""},
    {"italia", "IT", ""}, {"portugal", "PT", ""}, {"inglaterra", "GB", ""}, {"bélgica", "BE", ""},
    {"cuba", "CU", ""},
};

}  // namespace

constexpr EventWords event_words = {.roles = roles,
                                    .verbs = {},
                                    .categories = categories,
                                    .places = places,
                                    .titles = TitleShape::sentence,
                                    .future_endings = "rá rán",
                                    .shortest_head = 0};

}  // namespace datelined::spanish
