/** Wishes, by role; 0 for any free port. When a port is taken, another free one is used and said. */
export interface ServicePorts {
  api: number;
  temporal: number;
  temporalUi: number;
  temporalMetrics: number;
  store: number;
  smtp: number;
  inbox: number;
}

/** The API's default is a setting, `PORT`. */
export const defaultPorts: Omit<ServicePorts, 'api'> = {
  temporal: 7233,
  temporalUi: 0,
  temporalMetrics: 0,
  store: 27017,
  smtp: 1025,
  inbox: 8025,
};

/** For tests and rehearsals that run beside a service. */
export const anyFreePorts: ServicePorts = {
  api: 0,
  temporal: 0,
  temporalUi: 0,
  temporalMetrics: 0,
  store: 0,
  smtp: 0,
  inbox: 0,
};
